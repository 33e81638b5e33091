import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chinaDay, chinaDayAfter, chinaTime } from '#platform/china-time.rules.js';
import { drawOrder } from '#platform/draw.js';
import { eventually } from '#testing/stack.js';
import { checkout } from '../../deploy/local/places.js';
import { canariesOf } from '../canaries.js';
import { families, MaskCommittee, wishOf } from './mask-committee.js';
import * as say from './mask-operations.js';
import { Answered, atOnce, type Desk, rush, type Told } from './mask-rush.js';

jest.setTimeout(240_000);
const packs = 300;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const ascending = (one: number, other: number): number => one - other;

describe(`half past eight: ${families} households book for ${packs} packs, while what they book by is killed`, () => {
  const masks = new MaskCommittee();
  const { day } = masks;
  const [worker, officer, clerk] = [day.as('committee-worker'), day.as('subdistrict-officer'), day.as('pharmacy-clerk')];
  const firstDay = chinaDayAfter(chinaDay(new Date()));
  const secondDay = chinaDayAfter(firstDay);
  let place: say.MaskPlace;
  let queue: string;
  let lottery: string;
  let commitment: string;
  let queueDesks: Desk[];
  let queueTold: Told[];
  let lotteryTold: Told[];

  const held = (told: readonly Told[]): say.Reservation[] => told.flatMap(({ reservation }) => reservation ?? []);
  /** How many got which answer. */
  const tally = (told: readonly Told[]): Record<string, number> => {
    const answers = Object.groupBy(told, ({ reservation, code }) => (reservation ? 'booked' : (code ?? 'nothing')));
    return Object.fromEntries(Object.entries(answers).map(([answer, all]) => [answer, all?.length ?? 0]));
  };
  const announce = (rule: 'queue' | 'lottery', date: string): Promise<string> =>
    say.announceRound(worker, { ...place, rule, packs, opensAt: chinaTime(date, '08:30'), closesAt: chinaTime(date, '12:00') });
  const roundOf = async (id: string): Promise<say.Round> => (await worker.data<{ maskRound: say.Round }>(say.round, { id })).maskRound;
  const factsOf = (type: string, roundId: string) => day.heard.of(type).filter(({ payload }) => payload['roundId'] === roundId);
  /** Every reservation of a round as it stands now. */
  const standing = async (id: string): Promise<say.Reservation[]> => {
    const all: say.Reservation[] = [];
    for (let after: string | null = null; ; after = all.at(-1)!.id) {
      const { reservations } = await worker.data<{ reservations: say.Reservation[] }>(say.reservations, { id, after });
      all.push(...reservations);
      if (reservations.length < 500) return all;
    }
  };
  /** Each victim when so many have been answered; all of them are sure to have been killed when this is over. */
  const rushWhileDying = async (roundId: string, desks: readonly Desk[], victims: Record<string, number>): Promise<Told[]> => {
    const answered = new Answered();
    const deaths = Object.entries(victims).map(([victim, at]) => answered.reached(at).then(() => day.stack.kill(victim)));
    const told = await rush(roundId, desks, answered.note);
    await Promise.all(deaths);
    return told;
  };

  beforeAll(async () => {
    await masks.begin();
    place = await say.openPharmacy(officer);
    queue = await announce('queue', firstDay);
    await day.moveTo(chinaTime(firstDay, '08:25'));
  }, 240_000);
  afterAll(() => day.end(), 60_000);

  it('opens to nobody before its time', async () => {
    const { caller, householdId } = masks.residents[0]!;
    const { errors } = await caller.answer(say.book, { input: { requestId: randomUUID(), roundId: queue, householdId } });
    expect(errors?.[0]?.extensions.code).toBe('ROUND_NOT_OPEN');
    await day.moveTo(chinaTime(firstDay, '08:30'));
  });

  it('in a queue: each number once, nobody without an answer, though supplies, Kafka and half of the others die in the middle', async () => {
    queueDesks = masks.desks();
    // Some households come by two ways at the same moment.
    const twice = atOnce(
      worker,
      masks.residents.slice(0, 6).map(({ householdId }) => wishOf(householdId)),
    );
    const second = rush(queue, [twice]);
    queueTold = await rushWhileDying(queue, queueDesks, { supplies: 30, identity: 80, screening: 130, Kafka: 200, witness: 300 });
    for (const { householdId, reservation } of await second)
      expect(reservation?.id).toBe(queueTold.find((told) => told.householdId === householdId)!.reservation?.id);
    expect(tally(queueTold)).toEqual({ booked: packs, ROUND_SOLD_OUT: families - packs });
    expect(
      held(queueTold)
        .map(({ number }) => number ?? 0)
        .sort(ascending),
    ).toEqual(numbers(packs));
    expect(await say.masksOf(worker)).toEqual({ booked: packs, called: 0, collected: 0, remaining: 0 });
    for (const { householdId, reservation } of queueTold) if (reservation) expect(reservation.householdId).toBe(householdId);
  });

  it('answers everybody who asks again as before, and changes nothing', async () => {
    expect(await rush(queue, queueDesks)).toEqual(queueTold);
    const again = queueTold.find(({ reservation }) => reservation)!;
    const { data } = await worker.answer(say.book, { input: { requestId: randomUUID(), roundId: queue, householdId: again.householdId } });
    expect(data).toMatchObject({ bookReservation: { code: 'RESERVATION_STANDS', reservation: { id: again.reservation!.id } } });
    expect(await roundOf(queue)).toMatchObject({ remaining: 0 });
  });

  it('has told each booking to the others once, and nothing else', async () => {
    const told = held(queueTold);
    await eventually(() => factsOf('reservation-booked', queue).length >= told.length, 120_000);
    const facts = factsOf('reservation-booked', queue).map(({ key, payload }) => `${key} ${String(payload['number'])}`);
    expect(facts.sort()).toEqual(told.map(({ id, number }) => `${id} ${number}`).sort());
    expect((await standing(queue)).map(({ id }) => id).sort()).toEqual(told.map(({ id }) => id).sort());
  });

  it('is called by what the pharmacy has, and collected once, by the household or by somebody for it', async () => {
    const input = { requestId: randomUUID(), roundId: queue, pharmacyId: place.pharmacyId, day: firstDay, packs: 120 };
    await clerk.data(say.confirm, { input });
    await eventually(async () => expect(await say.masksOf(worker)).toMatchObject({ called: 120 }) ?? true, 30_000);
    const mine = held(queueTold).filter(({ number }) => number! <= 120);
    const codes = await Promise.all(mine.slice(0, 9).map(async ({ id }, index) => (index < 3 ? proxyCode(id) : voucherCode(id))));
    for (const code of codes) {
      const redeem = { requestId: randomUUID(), pharmacyId: place.pharmacyId, code };
      const { redeemVoucher } = await clerk.data<{ redeemVoucher: { state: string } }>(say.redeem, { input: redeem });
      expect(redeemVoucher.state).toBe('collected');
      const twice = await clerk.answer(say.redeem, { input: { ...redeem, requestId: randomUUID() } });
      expect(twice.errors?.[0]?.extensions.code).toBe('VOUCHER_REDEEMED');
    }
    expect(await say.masksOf(worker)).toEqual({ booked: packs, called: 120, collected: 9, remaining: 0 });
    await eventually(
      () => factsOf('reservation-called', queue).length === 120 && factsOf('reservation-collected', queue).length === 9,
      30_000,
    );
    await worker.data(say.closeRound, { r: randomUUID(), id: queue });
  });

  const voucherCode = async (id: string): Promise<string> =>
    (await worker.data<{ reservation: { voucher: { shortCode: string } } }>(say.voucher, { id })).reservation.voucher.shortCode;
  const proxyCode = async (id: string): Promise<string> =>
    (await worker.data<{ nameProxy: { proxyCode: string } }>(say.nameProxy, { r: randomUUID(), id })).nameProxy.proxyCode;

  it('in a lottery: everybody is in it, though the gateway, PostgreSQL and the other half die in the middle', async () => {
    lottery = await announce('lottery', secondDay);
    commitment = (await roundOf(lottery)).seedCommitment ?? '';
    await day.moveTo(chinaTime(secondDay, '08:30'));
    const desks = masks.desks();
    const victims = { gateway: 30, passes: 70, notifications: 110, registration: 150, PostgreSQL: 200, audit: 300 };
    lotteryTold = await rushWhileDying(lottery, desks, victims);
    expect(tally(lotteryTold)).toEqual({ booked: families });
    expect(held(lotteryTold).filter(({ number }) => number !== null)).toEqual([]);
    expect(new Set(held(lotteryTold).map(({ id }) => id)).size).toBe(families);
    expect(await rush(lottery, desks)).toEqual(lotteryTold);
    expect(await say.masksOf(worker)).toEqual({ booked: families, called: 0, collected: 0, remaining: packs });
    const early = await worker.answer(say.drawOf, { id: lottery });
    expect(early.errors?.[0]?.extensions.code).toBe('ROUND_NOT_DRAWN');
  });

  let draw: say.Draw['roundDraw'];

  it('is drawn at noon: 300 have a number, 266 are told that they have none', async () => {
    await day.moveTo(chinaTime(secondDay, '12:01'));
    await eventually(async () => (await roundOf(lottery)).state === 'drawn', 60_000);
    draw = (await masks.residents[0]!.caller.data<say.Draw>(say.drawOf, { id: lottery })).roundDraw;
    const ids = held(lotteryTold).map(({ id }) => id);
    expect(draw.entries.map(({ reservationId }) => reservationId)).toEqual(drawOrder(draw.seed, ids));
    expect(draw).toMatchObject({ commitment, packs });
    const now = new Map((await standing(lottery)).map((reservation) => [reservation.id, reservation]));
    for (const { place: drawn, reservationId } of draw.entries) {
      const expected = drawn <= packs ? { state: 'booked', number: drawn } : { state: 'lapsed', number: null };
      expect(now.get(reservationId)).toMatchObject(expected);
    }
    expect(await say.masksOf(worker)).toEqual({ booked: packs, called: 0, collected: 0, remaining: 0 });
    await eventually(() => factsOf('reservation-lapsed', lottery).length === families - packs, 60_000);
    expect(factsOf('round-drawn', lottery)).toMatchObject([{ payload: { seed: draw.seed, booked: families } }]);
    expect(factsOf('reservation-booked', lottery)).toHaveLength(families + packs);
  });

  it('can be drawn again by anybody with the command line, which finds what was changed afterwards', () => {
    const { home } = day.stack;
    const verify = (...args: string[]) => {
      const command = join(checkout, 'deploy', 'local', 'linli.mjs');
      const env = { PATH: process.env['PATH'], LINLI_HOME: home };
      return spawnSync(process.execPath, [command, '--json', 'verify', 'draw', ...args], { encoding: 'utf8', env });
    };
    const saved = (name: string, content: object): string => {
      writeFileSync(join(home, name), JSON.stringify(content));
      return join(home, name);
    };
    const { entries } = draw;
    const swapped = entries.map(({ place: drawn }, index) => ({ place: drawn, reservationId: entries[index ^ 1]?.reservationId ?? '' }));
    const right = verify(saved('draw.json', { data: { roundDraw: draw } }), '--commitment', commitment);
    expect([right.status, JSON.parse(right.stdout)]).toMatchObject([0, { right: true, reservations: families, drawn: packs }]);
    expect(verify(lottery).status).toBe(0);
    expect(verify(saved('swapped.json', { ...draw, entries: swapped })).status).toBe(1);
    expect(verify(saved('seed.json', { ...draw, seed: draw.seed.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })).status).toBe(1);
  });

  it('has told everything in its order, and named nobody anywhere', async () => {
    expect(day.heard.outOfOrder()).toEqual([]);
    const somebody = canariesOf(masks.roster);
    expect(somebody.length).toBeGreaterThan(1_200);
    expect(await day.writtenIn(somebody)).toEqual([]);
    expect((await day.writtenIn([lottery])).length).toBeGreaterThan(2); // the search finds what is there
  });
});
