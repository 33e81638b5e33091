import { randomUUID as r } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { openRound, type Reservation } from './returnee-masks.js';
import { notice, publishNotice } from './returnee-notice.js';
import { committee, type ReturneeStory } from './returnee-story.js';

const need = 'mutation ($r: ID!, $id: ID!) { openNeed(requestId: $r, observationId: $id, needs: [food]) { id } }';
const list = 'query ($code: ID!) { helpRequests(areaCode: $code, state: open) { id kind doorstepOnly householdId } }';
const step = (verb: string): string => `mutation ($r: ID!, $id: ID!) { ${verb}(requestId: $r, id: $id) { state } }`;
const book = 'mutation ($input: BookReservationInput!) { bookReservation(input: $input) { reservation { id state } } }';
const confirmSupply = 'mutation ($input: ConfirmSupplyInput!) { confirmSupply(input: $input) { called } }';
const nameProxy = 'mutation ($r: ID!, $id: ID!) { nameProxy(requestId: $r, id: $id) { proxyCode } }';
const redeem = 'mutation ($input: RedeemVoucherInput!) { redeemVoucher(input: $input) { state byProxy } }';
const seen = (verb: string): string => `mutation ($r: ID!, $id: ID!) { ${verb}(requestId: $r, id: $id) { id } }`;

/** What helps them through the days at home. */
export function isHelped(story: ReturneeStory): void {
  const { family } = story;
  const [clerk, volunteer] = [story.as('pharmacy-clerk'), story.as('volunteer')];

  it('says that it needs food, and a volunteer puts it down at the door', async () => {
    await family.data(need, { r: r(), id: story.observed[0]!.id });
    const asked = await story.eventually(async () => {
      const { helpRequests } = await volunteer.data<{ helpRequests: { id: string }[] }>(list, { code: committee.code });
      return helpRequests[0] ?? false;
    }, 20_000);
    expect(asked).toMatchObject({ kind: 'food', doorstepOnly: true, householdId: null });
    await story.shows({ help: { open: 1, late: 0, delivered: 0 } });
    for (const verb of ['takeErrand', 'startErrand']) await volunteer.data(step(verb), { r: r(), id: asked.id });
    const delivering = volunteer.data(step('deliverHelp'), { r: r(), id: asked.id });
    await story.blow('supplies');
    await delivering;
    await story.shows({ help: { open: 0, late: 0, delivered: 1 } });
    await family.data(step('confirmHelp'), { r: r(), id: asked.id });
    await story.shows({ help: { open: 0, late: 0, delivered: 1 } });
  });

  it('books masks, and somebody else collects them for it', async () => {
    const { roundId, pharmacyId } = await openRound(story);
    await story.shows({ masks: { booked: 0, called: 0, collected: 0, remaining: 3 } });
    const input = { requestId: r(), roundId, householdId: story.home.id };
    const { reservation } = (await family.data<{ bookReservation: { reservation: Reservation } }>(book, { input })).bookReservation;
    await story.shows({ masks: { booked: 1, called: 0, collected: 0 } });
    const supply = { requestId: r(), roundId, pharmacyId, day: story.today(), packs: 2 };
    await clerk.data(confirmSupply, { input: supply });
    await story.shows({ masks: { booked: 1, called: 1, collected: 0, remaining: 2 } });
    const named = await family.data<{ nameProxy: Reservation }>(nameProxy, { r: r(), id: reservation.id });
    const given = await clerk.data(redeem, { input: { requestId: r(), pharmacyId, code: named.nameProxy.proxyCode } });
    expect(given).toEqual({ redeemVoucher: { state: 'collected', byProxy: true } });
    await story.shows({ masks: { booked: 1, called: 1, collected: 1, remaining: 2 } });
  });

  it('reads in Korean what the committee tells everybody, and says that it has understood', async () => {
    await publishNotice(story.as('committee-lead'), committee.code, () => story.blow('notifications'));
    // The neighbour has no account that could be told.
    await story.shows({ reach: { targeted: 2, delivered: 1, read: 0, acknowledged: 0 } });
    const told = await story.eventually(async () => (await story.inbox()).filter(({ template }) => template === 'notice'));
    expect(told).toMatchObject([{ language: 'ko', title: notice.ko.title }]);
    await family.data(seen('readMessage'), { r: r(), id: told[0]!.id });
    await story.shows({ reach: { targeted: 2, delivered: 1, read: 1, acknowledged: 0 } });
    await family.data(seen('acknowledgeMessage'), { r: r(), id: told[0]!.id });
    await story.shows({ reach: { targeted: 2, delivered: 1, read: 1, acknowledged: 1 } });
  });
}
