import { randomUUID } from 'node:crypto';
import { percentile } from './bound.rules.js';
import { beside } from './bystander.js';
import type { Door } from './door.js';
import { rows } from './evidence.js';
import type { Figure } from './figure.rules.js';
import { type Answered, openLoop, type Refusal, refusalOf } from './open-loop.js';
import type { Senders } from './senders.js';

const timesThePeak = 10;
/** Boards that are asked for at once, to see how many the gateway can answer. */
const crowd = 16;
const arraysPerSecond = 10;
const bookingsPerSecond = 20;

const board = `
  query Board($code: ID!, $from: DateTime) { area(code: $code) { ...Figures
    gateFlow(from: $from) { checks admitted refused asOf byHour { hour checks refused } } children { ...Figures children { ...Figures } } } }
  fragment Figures on Area { code kind path name { zh en ja ko } population { rooms residents asOf } passes { active suspended asOf }
    masks { booked collected remaining asOf } help { open late asOf } }`;
const booking = 'mutation ($input: BookReservationInput!) { bookReservation(input: $input) { reservation { id number } code } }';

interface Flood {
  trials: number;
  anomalies: string[];
  figures: Figure[];
}

/** Ten times as many boards as can be answered are asked for, while gates and a worker who books go on as on any morning. */
export async function floodWithBoards(door: Door, senders: Senders, milliseconds: number): Promise<Flood> {
  const boards = new Boards(door);
  const peak = await boards.atTheirBest(milliseconds);
  const told = senders.told.length;
  const desk = new BookingDesk(door);
  const [flood] = await Promise.all([
    boards.atRate(peak * timesThePeak, milliseconds),
    senders.atRate(arraysPerSecond),
    desk.atRate(bookingsPerSecond, milliseconds),
  ]);
  const arrays = senders.told.slice(told);
  const share = (part: number, of: number): number => (100 * part) / Math.max(1, of);
  return {
    trials: flood.asked + desk.asked.length,
    anomalies: await desk.wrong(),
    figures: [
      { name: 'boards asked for, of their peak', value: flood.asked / (peak * (milliseconds / 1_000)), unit: 'times' },
      { name: 'boards answered then, of their peak', value: share(flood.answered, (peak * milliseconds) / 1_000), unit: '%' },
      { name: 'boards refused', value: flood.refused.length },
      { name: 'boards refused without Retry-After', value: flood.refused.filter(({ hasTime }) => !hasTime).length, atMost: 0 },
      {
        name: 'boards refused within, p99, as another leader sees it',
        value: percentile(flood.turnedAwayMs, 0.99),
        unit: 'ms',
        atMost: 50,
      },
      {
        name: 'arrays of gates kept meanwhile',
        value: share(arrays.filter(({ answer }) => answer === 'ok').length, arrays.length),
        unit: '%',
        atLeast: 100,
      },
      { name: 'bookings made meanwhile', value: share(desk.made.length, desk.asked.length), unit: '%', atLeast: 100 },
      { name: 'bookings answered within, p99', value: percentile(msOf(desk.made), 0.99), unit: 'ms' },
    ],
  };
}

const msOf = (answers: readonly { ms: number }[]): number[] => answers.map(({ ms }) => ms);

class Boards {
  private distinct = Date.now() - 86_400_000;

  constructor(private readonly door: Door) {}

  /** Each of the crowd asks again when it is answered. @returns boards a second */
  async atTheirBest(milliseconds: number): Promise<number> {
    const end = performance.now() + milliseconds;
    const headers = { ...this.door.leader, 'content-type': 'application/json' };
    let answered = 0;
    const asker = async (): Promise<void> => {
      while (performance.now() < end) {
        const response = await fetch(`${this.door.url}/graphql`, { method: 'POST', headers, body: this.body() });
        if (isBoard(response.status, await response.text())) answered += 1;
      }
    };
    const began = performance.now();
    await Promise.all(Array.from({ length: crowd }, asker));
    return (answered * 1_000) / (performance.now() - began);
  }

  async atRate(
    rate: number,
    milliseconds: number,
  ): Promise<{ asked: number; answered: number; refused: Refusal[]; turnedAwayMs: number[] }> {
    const seen = { asked: 0, answered: 0, refused: [] as Refusal[] };
    const ends = (answer?: Answered): void => {
      if (answer && isBoard(answer.status, answer.body)) seen.answered += 1;
      else if (answer?.status === 503) seen.refused.push(refusalOf(answer));
    };
    const next = () => {
      seen.asked += 1;
      return { body: this.body(), ends };
    };
    const [url, headers] = [`${this.door.url}/graphql`, { ...this.door.leader }];
    const other = await beside({ url, headers, body: this.body() }, () => openLoop({ url, headers, rate, milliseconds, next }));
    return { ...seen, turnedAwayMs: other.seen.filter(({ status }) => status === 503).map(({ ms }) => ms) };
  }

  private body(): string {
    const from = new Date((this.distinct += 1)).toISOString();
    return JSON.stringify({ query: board, variables: { code: '310105000000', from } });
  }
}

const isBoard = (status: number, text: string): boolean => status === 200 && text.includes('"area":{') && !text.includes('"errors"');

/** A worker who books for one household after the other. */
class BookingDesk {
  readonly asked: string[] = [];
  readonly made: { ms: number }[] = [];
  private readonly told = new Set<string>();

  constructor(private readonly door: Door) {}

  async atRate(rate: number, milliseconds: number): Promise<void> {
    const { url, worker, households, roundId } = this.door;
    const next = () => {
      const householdId = households[this.asked.length % households.length]!;
      this.asked.push(householdId);
      const ends = (answer?: Answered): void => {
        if (answer?.status !== 200 || !answer.body.includes('"number":')) return;
        this.made.push({ ms: answer.ms });
        this.told.add(householdId);
      };
      return { body: JSON.stringify({ query: booking, variables: { input: { requestId: randomUUID(), roundId, householdId } } }), ends };
    };
    await openLoop({ url: `${url}/graphql`, headers: { ...worker }, rate, milliseconds, next });
  }

  /** What the tables say, against what the worker was told. */
  async wrong(): Promise<string[]> {
    const found = await rows<{ id: string }>(this.door.databaseUrl('supplies'), 'SELECT household_id AS id FROM reservation');
    const kept = new Set(found.map(({ id }) => id));
    const asked = new Set(this.asked);
    return [
      ...[...this.told].flatMap((id) => (kept.has(id) ? [] : [`the booking of ${id} was answered and is not kept`])),
      ...[...kept].flatMap((id) => (asked.has(id) ? [] : [`the booking of ${id} is kept and nobody asked for it`])),
      ...(found.length > kept.size ? [`${found.length - kept.size} bookings are kept twice`] : []),
    ];
  }
}
