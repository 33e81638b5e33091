import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildingAt, compoundOf, subdistrict } from '#testing/registration-facts.js';
import { rows } from '#testing/stack.js';
import {
  bookReservation,
  cancelReservation,
  confirmSupply,
  dataOf,
  type Home,
  MaskRoundUnderTest,
  nameProxy,
  openRound,
  redeemVoucher,
} from './mask-round.js';
import { lookalike, maotai, SuppliesUnderTest } from './supplies-under-test.js';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('a mask round refuses and leaves no trace', () => {
  let test: SuppliesUnderTest;
  let masks: MaskRoundUnderTest;
  let homes: Home[];
  let round: string;
  let notTakingPart: string;
  let elsewhere: Home;
  let flatmates: string;
  const ids = { announced: '', over: '', wide: '' };

  beforeAll(async () => {
    test = await SuppliesUnderTest.start();
    masks = new MaskRoundUnderTest(test);
    await masks.prepare();
    homes = await masks.homes(12);
    round = await masks.open();
    for (const home of homes.slice(0, 2)) await masks.book(round, home);
    await masks.confirm(round, 2);
    notTakingPart = await test.store(maotai, 'pharmacy');
    [elsewhere] = (await masks.homes(1, 1, buildingAt(compoundOf(lookalike), 1))) as [Home];
    flatmates = test.facts.household(homes[11]!.room);
    await test.settle();
    ids.announced = await masks.open({ opensAt: tomorrow, closesAt: new Date(Date.now() + 2 * 86_400_000).toISOString() });
    ids.over = await masks.open();
    await rows(test.service.database.adminUrl, `UPDATE mask_round SET closes_at = now() - interval '1 minute' WHERE id = $1`, [ids.over]);
    ids.wide = await masks.open({ areaCode: subdistrict.code, rule: 'lottery', packs: 5 }, test.officer);
    await masks.book(ids.wide, homes[11]!);
  }, 120_000);
  afterAll(() => test.stop());

  const booking = (roundId: string, householdId: string) => ({ input: { requestId: randomUUID(), roundId, householdId } });
  const supply = (changes: object) => ({
    input: { requestId: randomUUID(), roundId: round, pharmacyId: masks.pharmacy, day: today, packs: 2, ...changes },
  });
  const opening = (changes: object) => ({
    input: {
      requestId: randomUUID(),
      areaCode: maotai.code,
      itemId: masks.item,
      rule: 'queue',
      packs: 1,
      closesAt: tomorrow,
      pharmacyIds: [masks.pharmacy],
      ...changes,
    },
  });

  it.each<[string, string, () => Record<string, unknown>]>([
    ['ROUND_UNKNOWN', bookReservation, () => booking(randomUUID(), homes[0]!.household)],
    ['ROUND_UNKNOWN', bookReservation, () => booking('the-first', homes[0]!.household)],
    ['ROUND_NOT_OPEN', bookReservation, () => booking(ids.announced, homes[0]!.household)],
    ['ROUND_CLOSED', bookReservation, () => booking(ids.over, homes[0]!.household)],
    ['HOUSEHOLD_UNKNOWN', bookReservation, () => booking(ids.wide, randomUUID())],
    ['HOUSEHOLD_UNKNOWN', bookReservation, () => booking(ids.wide, elsewhere.household)],
    ['RESERVATION_ADDRESS_TAKEN', bookReservation, () => booking(ids.wide, flatmates)],
    ['INPUT_INVALID', bookReservation, () => ({ input: { ...booking(ids.wide, homes[0]!.household).input, requestId: 'me' } })],
    ['RESERVATION_UNKNOWN', cancelReservation, () => ({ r: randomUUID(), id: randomUUID() })],
    ['RESERVATION_UNKNOWN', nameProxy, () => ({ r: randomUUID(), id: randomUUID() })],
    ['STORE_UNKNOWN', redeemVoucher, () => ({ input: { requestId: randomUUID(), pharmacyId: randomUUID(), code: 'ABC' } })],
    ['STORE_UNKNOWN', confirmSupply, () => supply({ pharmacyId: randomUUID() })],
    ['SUPPLY_OTHER_PHARMACY', confirmSupply, () => supply({ roundId: ids.announced, pharmacyId: notTakingPart })],
    ['SUPPLY_DATE_WRONG', confirmSupply, () => supply({ day: '2020-02-12' })],
    ['SUPPLY_BELOW_CALLED', confirmSupply, () => supply({ packs: 1 })],
    ['STOCK_QUANTITY_WRONG', confirmSupply, () => supply({ packs: -1 })],
    ['ROUND_NOT_DRAWN', confirmSupply, () => supply({ roundId: ids.wide })],
    ['ROUND_UNKNOWN', confirmSupply, () => supply({ roundId: randomUUID() })],
    ['ROUND_TIMES_WRONG', openRound, () => opening({ closesAt: '2020-02-12T00:00:00Z' })],
    ['ROUND_PHARMACY_MISSING', openRound, () => opening({ pharmacyIds: [] })],
    ['ROUND_PHARMACY_MISSING', openRound, () => opening({ pharmacyIds: [masks.pharmacy, randomUUID()] })],
    ['ITEM_UNKNOWN', openRound, () => opening({ itemId: randomUUID() })],
    ['AREA_UNKNOWN', openRound, () => opening({ areaCode: lookalike.code })],
    ['STOCK_QUANTITY_WRONG', openRound, () => opening({ packs: 0 })],
  ])('with %s', async (code, query, variables) => {
    const trace = `SELECT (SELECT count(*) FROM reservation) AS reservations, (SELECT sum(remaining) FROM round_stock) AS packs,
      (SELECT count(*) FROM answered_request) AS answers, (SELECT count(*) FROM supply) AS supplies, (SELECT count(*) FROM mask_round) AS rounds`;
    const before = await rows(test.service.database.adminUrl, trace);
    expect(await test.codeOf(test.worker, query, variables())).toBe(code);
    expect(await rows(test.service.database.adminUrl, trace)).toEqual(before);
  });

  it('a household in the round of another committee', async () => {
    const stranger = await test.resident(elsewhere.room, elsewhere.household);
    expect((await masks.ask(stranger, round, elsewhere.household)).errors?.[0]?.extensions.code).toBe('ROUND_OTHER_AREA');
    expect(dataOf(await masks.ask(stranger, ids.wide, elsewhere.household)).reservation).toMatchObject({ state: 'booked', number: null });
  });

  it('a clerk of another area, at every door', async () => {
    const clerk = await test.service.as([{ role: 'pharmacy-clerk', scope: lookalike.path }]);
    expect(await test.codeOf(clerk, redeemVoucher, { input: { requestId: randomUUID(), pharmacyId: masks.pharmacy, code: 'ABC' } })).toBe(
      'STORE_UNKNOWN',
    );
    expect(await test.codeOf(clerk, confirmSupply, supply({}))).toBe('STORE_UNKNOWN');
    expect(await test.codeOf(clerk, bookReservation, booking(round, homes[5]!.household))).toBe('ACTION_NOT_ALLOWED');
    expect(await test.data(clerk, `query ($id: ID!) { reservations(roundId: $id) { id } }`, { id: round })).toEqual({ reservations: [] });
  });
});
