import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { faultOfDraw } from '#platform/draw.js';
import { eventually, rows } from '#testing/stack.js';
import type { TestCaller } from '#testing/service.js';
import { type Home, MaskRoundUnderTest, type Seen } from './mask-round.js';
import { maotai, SuppliesUnderTest } from './supplies-under-test.js';

const packs = 300;
const families = 566;

/** What one household knows after it has asked and, where no answer came, asked again with the same request id. */
type Answer = Seen | string;

describe(`half past eight: ${families} households book at once for ${packs} packs`, () => {
  let test: SuppliesUnderTest;
  let masks: MaskRoundUnderTest;
  let homes: Home[];
  let residents: TestCaller[];

  beforeAll(async () => {
    test = await SuppliesUnderTest.start();
    masks = new MaskRoundUnderTest(test);
    await masks.prepare();
    homes = await masks.homes(families);
    residents = await Promise.all(homes.map(({ room, household }) => test.resident(room, household)));
  }, 120_000);
  afterAll(() => test.stop());

  const askOnce = async (round: string, index: number, requestId: string): Promise<Answer | undefined> => {
    const { data, errors } = await masks.ask(residents[index]!, round, homes[index]!.household, requestId);
    const code = errors?.[0]?.extensions.code;
    return data?.bookReservation.reservation ?? (code === 'TRY_LATER' ? undefined : code);
  };
  const ask = (round: string, index: number, requestId: string): Promise<Answer> =>
    eventually(() => askOnce(round, index, requestId), 30_000);
  const rush = (round: string, requests: readonly string[]): Promise<Answer[]> =>
    Promise.all(homes.map((_, index) => ask(round, index, requests[index]!)));
  const requestIds = (): string[] => homes.map(() => randomUUID());
  const held = (answers: readonly Answer[]): Seen[] => answers.filter((answer) => typeof answer !== 'string');

  it('in a queue: each number once, nothing sold twice, everybody answered, and a repetition answered alike', async () => {
    const [round, requests] = [await masks.open({ packs }), requestIds()];
    const [answers, twice] = await Promise.all([rush(round, requests), rush(round, requests)]);
    const numbers = held(answers).map(({ number }) => number!);
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: packs }, (_, index) => index + 1));
    expect(answers.filter((answer) => answer === 'ROUND_SOLD_OUT')).toHaveLength(families - packs);
    expect(twice).toEqual(answers);
    expect(await rush(round, requests)).toEqual(answers);
    expect(await masks.round(round)).toMatchObject({ remaining: 0 });
    expect(await masks.wrong()).toEqual([]);
    await test.published();
    await eventually(() => test.heard.of('reservation-booked').length === packs, 30_000);
  }, 120_000);

  it('also while every connection to the database is cut again and again', async () => {
    const [round, requests] = [await masks.open({ packs }), requestIds()];
    const url = test.service.database.adminUrl;
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'supplies_app'
      AND application_name <> 'supplies-relay' AND state <> 'idle'`;
    let over = false;
    const cutting = (async () => {
      for (let cuts = 0; cuts < 12 && !over; cuts += 1) await rows(url, cut);
    })();
    const answers = await rush(round, requests);
    over = true;
    await cutting;
    expect(held(answers)).toHaveLength(packs);
    expect(await rush(round, requests)).toEqual(answers);
    expect(await masks.wrong()).toEqual([]);
  }, 120_000);

  it('with two writers: another process books in the same round', async () => {
    const [round, requests] = [await masks.open({ packs }), requestIds()];
    const { WriteBookings } = await import('../src/reservation/write-bookings.js');
    const { asService } = await import('#platform/scope.js');
    const [write, dataSource] = [test.service.app.get(WriteBookings), test.service.app.get(DataSource)];
    const elsewhere = async (from: number): Promise<void> => {
      for (let index = from; index < families; index += 40) {
        const bookings = homes.slice(index, index + 20).map(({ household }) => {
          const place = { own: false, scopes: [maotai.path], by: 'worker' as const };
          return { requestId: randomUUID(), subject: `process-${from}`, householdId: household, ...place };
        });
        await asService(dataSource, 'other-process', (tx) => write.execute(tx, { id: round, path: maotai.path, queue: true }, bookings));
      }
    };
    await Promise.all([rush(round, requests), elsewhere(0), elsewhere(20), elsewhere(10)]);
    expect(await masks.round(round)).toMatchObject({ remaining: 0 });
    const numbers = await rows<{ number: number }>(
      test.service.database.adminUrl,
      'SELECT number FROM reservation WHERE round_id = $1 ORDER BY number',
      [round],
    );
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: packs }, (_, index) => index + 1));
    expect(await masks.wrong()).toEqual([]);
  }, 120_000);

  it('in a draw: everybody is in it, and anybody can draw again', async () => {
    const round = await masks.open({ packs, rule: 'lottery' });
    const { seedCommitment } = await masks.round(round);
    const draw = 'query ($id: ID!) { roundDraw(id: $id) { seed commitment packs entries { place reservationId } } }';
    expect(await test.codeOf(residents[0]!, draw, { id: round })).toBe('ROUND_NOT_DRAWN');
    const answers = await rush(round, requestIds());
    expect(held(answers)).toHaveLength(families);
    expect(held(answers).every(({ number }) => number === null)).toBe(true);
    await rows(test.service.database.adminUrl, `UPDATE due_work SET due_at = now() WHERE kind = 'round.draw' AND key = $1`, [round]);
    await test.workIsDone();
    interface Draw {
      roundDraw: { seed: string; commitment: string; packs: number; entries: { place: number; reservationId: string }[] };
    }
    const { roundDraw } = await test.data<Draw>(residents[0]!, draw, { id: round });
    const order = roundDraw.entries.map(({ reservationId }) => reservationId);
    expect(roundDraw.commitment).toBe(seedCommitment);
    expect([...order].sort()).toEqual(
      held(answers)
        .map(({ id }) => id)
        .sort(),
    );
    expect(faultOfDraw({ seed: roundDraw.seed, commitment: seedCommitment, order })).toBeUndefined();
    expect(await masks.reservation(order[0]!)).toMatchObject({ state: 'booked', number: 1 });
    expect(await masks.reservation(order[packs - 1]!)).toMatchObject({ state: 'booked', number: packs });
    expect(await masks.reservation(order[packs]!)).toMatchObject({ state: 'lapsed', number: null });
    expect(await masks.round(round)).toMatchObject({ state: 'drawn', remaining: 0, seed: roundDraw.seed });
    await masks.confirm(round, 10);
    expect((await masks.reservation(order[9]!)).state).toBe('called');
    expect((await masks.reservation(order[10]!)).state).toBe('booked');
    expect(await masks.wrong()).toEqual([]);
    await test.published();
    const lapsed = () => test.heard.of('reservation-lapsed').filter(({ payload }) => payload['reason'] === 'not-drawn');
    await eventually(() => lapsed().length === families - packs && test.heard.of('round-drawn', round).length === 1, 30_000);
    expect(test.heard.of('round-drawn', round)[0]).toMatchObject({ sequence: 2, payload: { seed: roundDraw.seed, booked: families } });
    expect(test.heard.outOfOrder()).toEqual([]);
  }, 120_000);

  it('does not let anybody read the seed before the draw', async () => {
    const round = await masks.open({ packs, rule: 'lottery' });
    const { seed } = await masks.round(round);
    const [row] = await rows<{ seed: string | null; sealed_seed: Buffer }>(
      test.service.database.adminUrl,
      'SELECT seed, sealed_seed FROM mask_round WHERE id = $1',
      [round],
    );
    expect([seed, row!.seed]).toEqual([null, null]);
    expect(row!.sealed_seed.toString('latin1')).not.toMatch(/[0-9a-f]{16}/);
  });
});
