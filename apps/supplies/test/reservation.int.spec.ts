import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildingAt, compoundOf } from '#testing/registration-facts.js';
import { eventually, rows } from '#testing/stack.js';
import {
  cancelReservation,
  dataOf,
  type Home,
  MaskRoundUnderTest,
  nameProxy,
  openRound,
  redeemVoucher,
  seen,
  type Seen,
} from './mask-round.js';
import { maotai, SuppliesUnderTest } from './supplies-under-test.js';

const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

describe('a mask round in a queue', () => {
  let test: SuppliesUnderTest;
  let masks: MaskRoundUnderTest;
  let homes: Home[];
  let round: string;

  beforeAll(async () => {
    test = await SuppliesUnderTest.start();
    masks = new MaskRoundUnderTest(test);
    await masks.prepare();
    homes = await masks.homes(12);
    round = await masks.open();
  }, 120_000);
  afterAll(() => test.stop());

  it('is opened once for a request, and is announced to everybody who lives there', async () => {
    const input = {
      requestId: randomUUID(),
      areaCode: maotai.code,
      itemId: masks.item,
      rule: 'queue',
      packs: 9,
      closesAt: tomorrow,
      pharmacyIds: [masks.pharmacy],
    };
    const opened = await test.data(test.worker, openRound, { input });
    expect(await test.data(test.worker, openRound, { input })).toEqual(opened);
    expect(opened).toMatchObject({ openRound: { state: 'open', phase: 'booking', remaining: 9, calledUpTo: 0, seedCommitment: null } });
    const resident = await test.resident(homes[0]!.room, homes[0]!.household);
    const query = 'query { maskRounds { id quota price item { name } pharmacies { name } } }';
    const { maskRounds } = await test.data<{ maskRounds: { id: string }[] }>(resident, query);
    expect(maskRounds).toHaveLength(2);
    expect(maskRounds.find(({ id }) => id === round)).toMatchObject({ quota: 5, price: '每包 10 元', item: { name: 'Medical mask' } });
    await test.published();
    const told = await eventually(() => test.heard.of('round-opened', round)[0]);
    expect(told).toMatchObject({ sequence: 1, payload: { rule: 'queue', packs: 3, areaPath: maotai.path, seedCommitment: null } });
  });

  it('numbers households by arrival, whoever books for them; a second booking shows the first', async () => {
    const resident = await test.resident(homes[0]!.room, homes[0]!.household);
    const requestId = randomUUID();
    const first = dataOf(await masks.ask(resident, round, homes[0]!.household, requestId));
    expect(first).toMatchObject({
      code: null,
      reservation: { state: 'booked', number: 1, by: 'resident', householdId: homes[0]!.household },
    });
    expect(first.reservation.voucher?.shortCode).toMatch(/^[0-9A-Z]{10}$/);
    expect(dataOf(await masks.ask(resident, round, homes[0]!.household, requestId))).toEqual(first);
    const again = dataOf(await masks.ask(test.worker, round, homes[0]!.household));
    expect(again).toMatchObject({
      code: 'RESERVATION_STANDS',
      message: expect.stringContaining('already'),
      reservation: { id: first.reservation.id, number: 1 },
    });
    expect(await masks.book(round, homes[1]!)).toMatchObject({ number: 2, by: 'worker' });
    const keyPaper = `mutation ($id: ID!, $rows: [PaperReservationInput!]!) { keyPaperReservations(roundId: $id, reservations: $rows) {
      accepted reservations { number by } rejected { index code } } }`;
    const paper = [randomUUID(), homes[2]!.household, homes[1]!.household, homes[3]!.household].map((householdId) => ({
      requestId: randomUUID(),
      householdId,
    }));
    expect(await test.data(test.worker, keyPaper, { id: round, rows: paper })).toMatchObject({
      keyPaperReservations: {
        accepted: 2,
        reservations: [
          { number: 3, by: 'paper' },
          { number: 2, by: 'worker' },
        ],
        rejected: [
          { index: 0, code: 'HOUSEHOLD_UNKNOWN' },
          { index: 3, code: 'ROUND_SOLD_OUT' },
        ],
      },
    });
    expect(await masks.round(round)).toMatchObject({ remaining: 0 });
    await test.published();
    const told = await eventually(() => test.heard.of('reservation-booked').length === 3 && test.heard.of('reservation-booked'));
    expect(told.map(({ payload }) => [payload['number'], payload['by']]).sort()).toEqual([
      [1, 'resident'],
      [2, 'worker'],
      [3, 'paper'],
    ]);
    expect(told[0]!.payload['areaPath']).toBe(buildingAt(compoundOf(maotai), 12).path);
  });

  it('shows its reservation to who has one also when nothing is left; a cancelled pack is booked again', async () => {
    expect((await masks.ask(test.worker, round, homes[4]!.household)).errors?.[0]?.extensions.code).toBe('ROUND_SOLD_OUT');
    expect(dataOf(await masks.ask(test.worker, round, homes[1]!.household)).reservation.number).toBe(2);
    const { reservation } = dataOf(await masks.ask(test.worker, round, homes[1]!.household));
    const cancelling = { r: randomUUID(), id: reservation.id };
    const neighbour = await test.resident(homes[5]!.room, homes[5]!.household);
    expect(await test.codeOf(neighbour, cancelReservation, cancelling)).toBe('RESERVATION_UNKNOWN');
    const owner = await test.resident(homes[1]!.room, homes[1]!.household);
    expect(await test.data(owner, cancelReservation, cancelling)).toMatchObject({ cancelReservation: { state: 'cancelled' } });
    expect(await test.data(owner, cancelReservation, cancelling)).toMatchObject({ cancelReservation: { state: 'cancelled' } });
    expect(await test.codeOf(owner, cancelReservation, { ...cancelling, r: randomUUID() })).toBe('RESERVATION_STATE_WRONG');
    expect(await masks.round(round)).toMatchObject({ remaining: 1 });
    expect(await masks.book(round, homes[4]!)).toMatchObject({ number: 4 });
    expect(await masks.wrong()).toEqual([]);
  });

  it('calls by the confirmed supply of the day, and hands out once, to the household or its proxy', async () => {
    await masks.confirm(round, 2);
    const query = `query ($id: ID!) { reservations(roundId: $id) { ${seen} } }`;
    const { reservations } = await test.data<{ reservations: Seen[] }>(test.worker, query, { id: round });
    const [one, three, four, gone] = reservations;
    expect(reservations.map(({ number, state }) => [number, state])).toEqual([
      [1, 'called'],
      [2, 'cancelled'],
      [3, 'called'],
      [4, 'booked'],
    ]);
    expect(await masks.round(round)).toMatchObject({ calledUpTo: 3 });
    const [cancelled, second, last] = [three!, four!, gone!];
    expect(await masks.redeem(one!.voucher!.shortCode, masks.other)).toBe('VOUCHER_OTHER_PHARMACY');
    const requestId = randomUUID();
    expect(await masks.redeem(one!.voucher!.qrText, masks.pharmacy, requestId)).toBeUndefined();
    expect(await masks.redeem(one!.voucher!.qrText, masks.pharmacy, requestId)).toBeUndefined();
    expect(await masks.redeem(one!.voucher!.shortCode)).toBe('VOUCHER_REDEEMED');
    expect(await masks.redeem(cancelled.voucher!.shortCode)).toBe('VOUCHER_CANCELLED');
    expect(await masks.redeem(last.voucher!.shortCode)).toBe('VOUCHER_NOT_CALLED');
    expect(await masks.redeem('NOSUCHCODE')).toBe('VOUCHER_UNKNOWN');
    const { nameProxy: named } = await test.data<{ nameProxy: Seen }>(test.worker, nameProxy, { r: randomUUID(), id: second.id });
    const { nameProxy: renamed } = await test.data<{ nameProxy: Seen }>(test.worker, nameProxy, { r: randomUUID(), id: second.id });
    expect(await masks.redeem(named.proxyCode!)).toBe('VOUCHER_UNKNOWN');
    const input = { requestId: randomUUID(), pharmacyId: masks.pharmacy, code: renamed.proxyCode };
    expect(await test.data(test.clerk, redeemVoucher, { input })).toMatchObject({
      redeemVoucher: { state: 'collected', byProxy: true, householdId: null, voucher: null },
    });
    expect(await masks.redeem(second.voucher!.shortCode)).toBe('VOUCHER_REDEEMED');
    await test.published();
    const told = await eventually(() => test.heard.of('reservation-collected').length === 2 && test.heard.of('reservation-collected'));
    expect(told.map(({ payload }) => payload['byProxy']).sort()).toEqual([false, true]);
    expect(test.heard.outOfOrder()).toEqual([]);
    expect(await masks.wrong()).toEqual([]);
  });

  it('calls who did not come once more, and then gives the pack to somebody else', async () => {
    const mine = await masks.open({ packs: 2 });
    const [first, second] = [await masks.book(mine, homes[6]!), await masks.book(mine, homes[7]!)];
    const pass = async (): Promise<void> => {
      const late = `UPDATE supply SET collect_until = now() - interval '1 minute' WHERE round_id = $1`;
      await rows(test.service.database.adminUrl, late, [mine]);
      await rows(
        test.service.database.adminUrl,
        `UPDATE reservation SET collect_until = now() - interval '1 minute' WHERE round_id = $1 AND state = 'called'`,
        [mine],
      );
      await rows(test.service.database.adminUrl, `UPDATE due_work SET due_at = now() - interval '1 minute' WHERE kind = 'round.no-show'`);
      await test.workIsDone();
    };
    await masks.confirm(mine, 1);
    await pass();
    expect(await masks.reservation(first.id)).toMatchObject({ state: 'booked', number: 1, noShows: 1 });
    await masks.confirm(mine, 1, masks.other);
    expect((await masks.reservation(first.id)).state).toBe('called');
    expect((await masks.reservation(second.id)).state).toBe('booked');
    await pass();
    expect(await masks.reservation(first.id)).toMatchObject({ state: 'lapsed', noShows: 2 });
    expect(await masks.redeem(first.voucher!.shortCode, masks.other)).toBe('VOUCHER_LAPSED');
    expect(await masks.round(mine)).toMatchObject({ remaining: 1 });
    expect(await masks.book(mine, homes[8]!)).toMatchObject({ number: 3 });
    await test.published();
    const lapsed = await eventually(
      () => test.heard.of('reservation-lapsed', first.id).length === 2 && test.heard.of('reservation-lapsed', first.id),
    );
    expect(lapsed.map(({ payload }) => payload['rolledOver'])).toEqual([true, false]);
    expect(await masks.wrong()).toEqual([]);
  });

  it('calls the next one when somebody who was called gives the pack back', async () => {
    const mine = await masks.open({ packs: 2 });
    const [first, second] = [await masks.book(mine, homes[6]!), await masks.book(mine, homes[7]!)];
    await masks.confirm(mine, 1);
    await test.data(test.worker, cancelReservation, { r: randomUUID(), id: first.id });
    await test.workIsDone();
    expect(await masks.reservation(second.id)).toMatchObject({ state: 'called' });
  });

  it('takes what it hands out from the shelf of a pharmacy that keeps one, and nothing below zero', async () => {
    const mine = await masks.open({ packs: 2 });
    const move = { requestId: randomUUID(), kind: 'receipt', storeId: masks.pharmacy, itemId: masks.item, quantity: 7 };
    await test.data(test.clerk, 'mutation ($input: MoveStockInput!) { moveStock(input: $input) { id } }', { input: move });
    const vouchers = [(await masks.book(mine, homes[9]!)).voucher!, (await masks.book(mine, homes[10]!)).voucher!];
    await masks.confirm(mine, 2);
    expect(await masks.redeem(vouchers[0]!.shortCode)).toBeUndefined();
    expect(await masks.redeem(vouchers[1]!.shortCode)).toBe('STOCK_BELOW_ZERO');
    const shelf = await rows(test.service.database.adminUrl, 'SELECT balance FROM shelf WHERE store_id = $1', [masks.pharmacy]);
    expect(shelf).toEqual([{ balance: 2 }]);
    await rows(test.service.database.adminUrl, 'UPDATE shelf SET balance = 1000 WHERE store_id = $1', [masks.pharmacy]);
  });

  it('closes: what was not collected lapses', async () => {
    const mine = await masks.open();
    const booked = await masks.book(mine, homes[6]!);
    const close = 'mutation ($r: ID!, $id: ID!) { closeRound(requestId: $r, id: $id) { state } }';
    expect(await test.data(test.worker, close, { r: randomUUID(), id: mine })).toEqual({ closeRound: { state: 'closed' } });
    expect((await masks.reservation(booked.id)).state).toBe('lapsed');
    expect((await masks.ask(test.worker, mine, homes[7]!.household)).errors?.[0]?.extensions.code).toBe('ROUND_CLOSED');
    await test.published();
    await eventually(() => test.heard.of('round-closed', mine).length === 1 && test.heard.of('reservation-lapsed', booked.id).length === 1);
  });
});
