import { randomUUID } from 'node:crypto';
import { buildingAt, compoundOf, type Place, roomOf, subdistrict } from '#testing/registration-facts.js';
import { rows } from '#testing/stack.js';
import type { GraphAnswer, TestCaller } from '#testing/service.js';
import { maotai, type SuppliesUnderTest } from './supplies-under-test.js';

export interface Seen {
  id: string;
  state: string;
  number: number | null;
  by: string;
  collectFrom: string | null;
  noShows: number;
  proxyCode: string | null;
  householdId: string | null;
  voucher: { shortCode: string; qrText: string } | null;
}

export interface BookedAnswer {
  reservation: Seen;
  code: string | null;
  message: string | null;
}

export const seen = 'id state number by collectFrom noShows proxyCode householdId voucher { shortCode qrText }';
export const bookReservation = `mutation ($input: BookReservationInput!) { bookReservation(input: $input) { code message reservation { ${seen} } } }`;
export const confirmSupply = 'mutation ($input: ConfirmSupplyInput!) { confirmSupply(input: $input) { id packs called } }';
export const redeemVoucher = `mutation ($input: RedeemVoucherInput!) { redeemVoucher(input: $input) { ${seen} byProxy } }`;
export const cancelReservation = `mutation ($r: ID!, $id: ID!) { cancelReservation(requestId: $r, id: $id) { ${seen} } }`;
export const nameProxy = `mutation ($r: ID!, $id: ID!) { nameProxy(requestId: $r, id: $id) { ${seen} } }`;
export const openRound =
  'mutation ($input: OpenRoundInput!) { openRound(input: $input) { id state phase seedCommitment seed remaining calledUpTo } }';

export interface Home {
  room: Place;
  household: string;
}

const building = buildingAt(compoundOf(maotai), 12);

/** Households of a committee, each in a room of its own, and a round that they book in. */
export class MaskRoundUnderTest {
  item = '';
  pharmacy = '';
  other = '';

  constructor(readonly test: SuppliesUnderTest) {}

  async prepare(): Promise<void> {
    this.item = await this.test.item(subdistrict);
    this.pharmacy = await this.test.store(maotai, 'pharmacy');
    this.other = await this.test.store(maotai, 'pharmacy');
  }

  async homes(count: number, from = 1, under = building): Promise<Home[]> {
    const homes = Array.from({ length: count }, (_, index) => ({ room: roomOf(under, from + index), household: randomUUID() }));
    for (const { room, household } of homes) this.test.facts.household(room, household);
    await this.test.settle();
    return homes;
  }

  async open(changes: Record<string, unknown> = {}, caller: TestCaller = this.test.worker): Promise<string> {
    const input = {
      ...{ requestId: randomUUID(), areaCode: maotai.code, itemId: this.item, rule: 'queue', packs: 3 },
      ...{ closesAt: new Date(Date.now() + 86_400_000).toISOString(), collectFrom: '00:00', collectUntil: '23:59' },
      ...{ pharmacyIds: [this.pharmacy, this.other], price: { zh: '每包 10 元', ko: '한 팩 10위안' }, ...changes },
    };
    return (await this.test.data<{ openRound: { id: string } }>(caller, openRound, { input })).openRound.id;
  }

  ask(caller: TestCaller, roundId: string, householdId: string, requestId: string = randomUUID()) {
    return caller.graphql<{ bookReservation: BookedAnswer }>(bookReservation, { input: { requestId, roundId, householdId } });
  }

  /** Booked by a worker, which is the same queue. */
  async book(roundId: string, { household }: Home, caller: TestCaller = this.test.worker): Promise<Seen> {
    return dataOf(await this.ask(caller, roundId, household)).reservation;
  }

  async confirm(roundId: string, packs: number, pharmacyId = this.pharmacy): Promise<void> {
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const input = { requestId: randomUUID(), roundId, pharmacyId, day, packs };
    await this.test.data(this.test.clerk, confirmSupply, { input });
    await this.test.workIsDone();
  }

  async redeem(code: string, pharmacyId = this.pharmacy, requestId: string = randomUUID()): Promise<string | undefined> {
    return this.test.codeOf(this.test.clerk, redeemVoucher, { input: { requestId, pharmacyId, code } });
  }

  async reservation(id: string, caller: TestCaller = this.test.worker): Promise<Seen> {
    return (await this.test.data<{ reservation: Seen }>(caller, `query ($id: ID!) { reservation(id: $id) { ${seen} } }`, { id }))
      .reservation;
  }

  async round(id: string): Promise<{ state: string; remaining: number; calledUpTo: number; seedCommitment: string; seed: string | null }> {
    const query = 'query ($id: ID!) { maskRound(id: $id) { state remaining calledUpTo seedCommitment seed } }';
    return (await this.test.data<{ maskRound: Awaited<ReturnType<MaskRoundUnderTest['round']>> }>(this.test.worker, query, { id }))
      .maskRound;
  }

  /** Rounds and roll-ups that a recount of the reservations does not give; numbers given twice; households that hold two. */
  async wrong(): Promise<unknown[]> {
    const held = `r.number IS NOT NULL AND r.state IN ('booked', 'called', 'collected')`;
    const url = this.test.service.database.adminUrl;
    return [
      ...(await rows(
        url,
        `SELECT m.id, m.packs, s.remaining, count(r.id) FILTER (WHERE ${held}) AS held FROM mask_round m JOIN round_stock s ON s.round_id = m.id
         LEFT JOIN reservation r ON r.round_id = m.id GROUP BY m.id, s.round_id HAVING s.remaining <> m.packs - count(r.id) FILTER (WHERE ${held}) OR s.remaining < 0`,
      )),
      ...(await rows(url, `SELECT round_id, number FROM reservation WHERE number IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1`)),
      ...(await rows(url, `SELECT round_id, room_code FROM reservation WHERE state <> 'cancelled' GROUP BY 1, 2 HAVING count(*) > 1`)),
      ...(await rows(
        url,
        `SELECT * FROM (SELECT round_id, compound_of(path) AS path, count(*) FILTER (WHERE state IN ('booked', 'called', 'collected')) AS b,
           count(*) FILTER (WHERE state IN ('called', 'collected')) AS c, count(*) FILTER (WHERE state = 'collected') AS d
           FROM reservation GROUP BY 1, 2) r FULL JOIN mask_rollup u USING (round_id, path)
         WHERE (coalesce(b, 0), coalesce(c, 0), coalesce(d, 0)) IS DISTINCT FROM (u.booked, u.called, u.collected)`,
      )),
    ];
  }
}

export function dataOf({ data, errors }: GraphAnswer<{ bookReservation: BookedAnswer }>): BookedAnswer {
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data.bookReservation;
}
