import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { eventually } from '#testing/stack.js';
import { committee, type Observed, type ReturneeStory, subdistrict } from './returnee-story.js';
import * as say from './returnee-operations.js';

interface Reservation {
  id: string;
  state: string;
  proxyCode: string | null;
  byProxy: boolean | null;
}
type Shows = (expected: object) => Promise<unknown>;
const r = randomUUID;

/** What helps them through the days at home. */
export function helpComes(story: ReturneeStory, shows: Shows, observed: () => Observed[], householdId: () => string): void {
  const { family } = story;
  const [worker, officer, clerk, volunteer] = [
    story.as('committee-worker'),
    story.as('subdistrict-officer'),
    story.as('pharmacy-clerk'),
    story.as('volunteer'),
  ];

  it('says that it needs food, and a volunteer puts it down at the door', async () => {
    const need = `mutation ($r: ID!, $id: ID!) { openNeed(requestId: $r, observationId: $id, needs: [food]) { id } }`;
    await family.data(need, { r: r(), id: observed()[0]!.id });
    const list = 'query ($code: ID!) { helpRequests(areaCode: $code, state: open) { id kind doorstepOnly householdId } }';
    const asked = await eventually(async () => {
      const { helpRequests } = await volunteer.data<{ helpRequests: { id: string }[] }>(list, { code: committee.code });
      return helpRequests[0] ?? false;
    }, 20_000);
    expect(asked).toMatchObject({ kind: 'food', doorstepOnly: true, householdId: null });
    await shows({ help: { open: 1, delivered: 0 } });
    const step = (verb: string) => `mutation ($r: ID!, $id: ID!) { ${verb}(requestId: $r, id: $id) { state } }`;
    for (const verb of ['takeErrand', 'startErrand', 'deliverHelp']) await volunteer.data(step(verb), { r: r(), id: asked.id });
    await shows({ help: { open: 0, delivered: 1 } });
    await family.data(step('confirmHelp'), { r: r(), id: asked.id });
  });

  it('books masks, and somebody else collects them for it', async () => {
    const item = { requestId: r(), areaCode: subdistrict.code, kind: 'mask_medical', name: { zh: '医用口罩' } };
    const define = 'mutation ($input: DefineItemInput!) { made: defineSupplyItem(input: $input) { id } }';
    const itemId = (await officer.data<{ made: { id: string } }>(define, { input: item })).made.id;
    const store = { requestId: r(), areaCode: committee.code, kind: 'pharmacy', name: { zh: '药店' } };
    const open = 'mutation ($input: OpenStoreInput!) { made: openStore(input: $input) { id } }';
    const pharmacyId = (await officer.data<{ made: { id: string } }>(open, { input: store })).made.id;
    const closesAt = new Date(story.now().getTime() + 86_400_000).toISOString();
    const hours = { collectFrom: '00:00', collectUntil: '23:59' };
    const round = {
      requestId: r(),
      areaCode: committee.code,
      itemId,
      rule: 'queue',
      packs: 3,
      closesAt,
      ...hours,
      pharmacyIds: [pharmacyId],
    };
    const begin = 'mutation ($input: OpenRoundInput!) { made: openRound(input: $input) { id } }';
    const roundId = (await worker.data<{ made: { id: string } }>(begin, { input: round })).made.id;
    const reservation = await booked({ requestId: r(), roundId, householdId: householdId() });
    const supply = { requestId: r(), roundId, pharmacyId, day: story.today(), packs: 2 };
    await clerk.data('mutation ($input: ConfirmSupplyInput!) { confirmSupply(input: $input) { called } }', { input: supply });
    await shows({ masks: { booked: 1, called: 1, collected: 0, remaining: 2 } });
    const proxy = `mutation ($r: ID!, $id: ID!) { nameProxy(requestId: $r, id: $id) { proxyCode } }`;
    const { nameProxy } = await family.data<{ nameProxy: Reservation }>(proxy, { r: r(), id: reservation.id });
    const redeem = 'mutation ($input: RedeemVoucherInput!) { redeemVoucher(input: $input) { state byProxy } }';
    const given = await clerk.data(redeem, { input: { requestId: r(), pharmacyId, code: nameProxy.proxyCode } });
    expect(given).toEqual({ redeemVoucher: { state: 'collected', byProxy: true } });
    await shows({ masks: { booked: 1, called: 1, collected: 1, remaining: 2 } });
  });

  const booked = async (input: object): Promise<Reservation> => {
    const book = 'mutation ($input: BookReservationInput!) { bookReservation(input: $input) { reservation { id state } } }';
    return (await family.data<{ bookReservation: { reservation: Reservation } }>(book, { input })).bookReservation.reservation;
  };
}

/** The days go by, and are over. */
export function daysPass(story: ReturneeStory, shows: Shows, observed: () => Observed[], householdId: () => string): void {
  const { family } = story;

  it('is released after fourteen days, and its passes wait no more', async () => {
    await family.renew();
    await story.moveTo(new Date(Date.parse(observed()[0]!.endsAt) + 60_000));
    await shows({ observation: { active: 0, released: 3, fever: 0 }, passes: { active: 4, suspended: 0 } });
  }, 120_000);

  it('is thanked in Korean, each of the three', async () => {
    await eventually(async () => {
      const { inbox } = await family.data<{ inbox: { nodes: say.Message[] } }>(say.inbox, { id: householdId() });
      const thanks = inbox.nodes.filter(({ template }) => template === 'observation-released');
      expect(thanks.map(({ residentId }) => residentId).sort()).toEqual(
        observed()
          .map(({ residentId }) => residentId)
          .sort(),
      );
      for (const message of thanks) expect(message).toMatchObject({ language: 'ko', title: '건강 관찰이 끝났습니다. 감사합니다' });
      return true;
    }, 20_000);
  });
}
