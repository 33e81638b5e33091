import { randomUUID } from 'node:crypto';
import { chinaDay, chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import { phone } from '#testing/builders.js';
import { eventually } from '#testing/stack.js';
import { RunningStack } from '../running-stack.js';
import { type Caller, PhoneCaller, staff } from './callers.js';

export const subdistrict = { code: '310105008000', path: '310000000000.310105000000.310105008000' };
export const committee = { code: '310105008020', path: `${subdistrict.path}.310105008020` };

const roster = `小区,楼栋,房号,房屋状态,与户主关系,姓名,出生日期,联系电话
茅台新苑,12号,301,空置,,,,
茅台新苑,12号,302,自住,户主,王试甲,1980-01-01,${phone(2).slice(3)}`;

const figures = `query ($code: ID!) { area(code: $code) {
  population { residents asOf } arrivals { expected arrived asOf } observation { active due late missed fever released asOf }
  passes { active suspended asOf } masks { booked called collected remaining asOf } help { open late delivered asOf } reach { asOf } } }`;

export type Figures = Record<'population' | 'arrivals' | 'observation' | 'passes' | 'masks' | 'help' | 'reach', { asOf: string }>;

export interface Observed {
  id: string;
  residentId: string;
  startsAt: string;
  endsAt: string;
}

const people = [
  ['committee-worker', committee.path],
  ['doctor', subdistrict.path],
  ['subdistrict-officer', subdistrict.path],
  ['volunteer', committee.path],
  ['pharmacy-clerk', committee.path],
  ['operator', '310000000000'],
] as const;

/** A stack, the people of a committee, and a family on one phone; time is in the hand of the story. */
export class ReturneeStory {
  readonly stack = new RunningStack();
  readonly family = new PhoneCaller(this.stack, phone(1), 'ko');
  private movedMs = 0;

  async begin(): Promise<void> {
    this.stack.start();
    await this.stack.makePersons(people.map(([role, scope]) => ({ handle: role, role, scope })));
    await this.stack.loadAreas('operator');
    const preview = await this.stack.upload('committee-worker', committee.code, roster);
    await this.stack.apply('committee-worker', preview);
    await this.stack.applied('committee-worker', preview);
    await this.moveTo(chinaTime(chinaDayAfter(chinaDay(new Date())), '15:00'));
  }

  end = (): void => this.stack.stop();
  as = (handle: (typeof people)[number][0]): Caller => staff(this.stack, handle);

  now = (): Date => new Date(Date.now() + this.movedMs);
  today = (days = 0): string => chinaDayAfter(chinaDay(this.now()), days);

  /** Every service has heard of the new time when this is over. */
  async moveTo(instant: Date): Promise<void> {
    this.movedMs = instant.getTime() - Date.now();
    this.stack.moveClock(this.movedMs);
    await eventually(async () => {
      const shown = Object.values(await this.figures());
      return shown.every((figure) => !figure || new Date(figure.asOf) >= instant);
    }, 60_000);
  }

  async figures(): Promise<Figures> {
    return (await this.as('committee-worker').data<{ area: Figures }>(figures, { code: committee.code })).area;
  }

  room = async (number: string): Promise<string> => {
    const find = 'query ($within: ID!, $text: String!) { findAddress(within: $within, text: $text) { roomCode score } }';
    const variables = { within: committee.code, text: `12号${number}` };
    return (
      (await this.as('committee-worker').data<{ findAddress: { roomCode: string }[] }>(find, variables)).findAddress[0]?.roomCode ?? ''
    );
  };

  /** Of each of the people, in one request. */
  async report(observations: readonly Observed[], changes: Record<string, unknown> = {}): Promise<void> {
    const reading = { temperature: 36.6, method: 'armpit', takenBy: 'self', measuredAt: this.now().toISOString(), ...changes };
    const readings = observations.map(({ id }) => ({ ...reading, id: randomUUID(), observationId: id }));
    const send = `mutation ($requestId: ID!, $readings: [ReadingInput!]!) {
      reportReadings(requestId: $requestId, readings: $readings) { accepted rejected { code } } }`;
    const { reportReadings } = await this.family.data<{ reportReadings: { accepted: number } }>(send, {
      requestId: randomUUID(),
      readings,
    });
    if (reportReadings.accepted !== readings.length) throw new Error(JSON.stringify(reportReadings));
  }
}
