import { randomUUID } from 'node:crypto';
import { committee, type ReturneeStory, subdistrict } from './returnee-story.js';

export interface Reservation {
  id: string;
  state: string;
  proxyCode: string | null;
  byProxy: boolean | null;
}

const define = 'mutation ($input: DefineItemInput!) { made: defineSupplyItem(input: $input) { id } }';
const open = 'mutation ($input: OpenStoreInput!) { made: openStore(input: $input) { id } }';
const begin = 'mutation ($input: OpenRoundInput!) { made: openRound(input: $input) { id } }';

/** Three packs of masks at one pharmacy, given out in the order of booking until tomorrow. */
export async function openRound(story: ReturneeStory): Promise<{ roundId: string; pharmacyId: string }> {
  const [officer, worker] = [story.as('subdistrict-officer'), story.as('committee-worker')];
  const made = async (caller: typeof officer, verb: string, input: object): Promise<string> =>
    (await caller.data<{ made: { id: string } }>(verb, { input: { requestId: randomUUID(), ...input } })).made.id;
  const item = { areaCode: subdistrict.code, kind: 'mask_medical', name: { zh: '医用口罩' } };
  const itemId = await made(officer, define, item);
  const pharmacyId = await made(officer, open, { areaCode: committee.code, kind: 'pharmacy', name: { zh: '药店' } });
  const closesAt = new Date(story.now().getTime() + 86_400_000).toISOString();
  const round = { areaCode: committee.code, itemId, rule: 'queue', packs: 3, pharmacyIds: [pharmacyId] };
  const roundId = await made(worker, begin, { ...round, closesAt, collectFrom: '00:00', collectUntil: '23:59' });
  return { roundId, pharmacyId };
}
