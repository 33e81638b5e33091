import { randomUUID } from 'node:crypto';
import { chinaDay, chinaDayAfter } from '#platform/china-time.rules.js';
import type { RunningStack } from '../running-stack.js';
import { at, type AuthorizationPart, here, subdistrict } from './part.js';

const header = '小区,楼栋,房号,房屋状态,与户主关系,姓名,出生日期,联系电话';

const today = chinaDay(new Date());
const way = { origin: '420100', leftOn: today, plannedOn: today };

async function tripOf(stack: RunningStack, worker: string, found: { id: string; household: { id: string } }): Promise<string> {
  const input = { requestId: randomUUID(), householdId: found.household.id, residentIds: [found.id], ...way };
  const plan = 'mutation ($input: PlanTripInput!) { planTrip(input: $input) { id } }';
  const { data } = await stack.graphql(worker, plan, { input });
  const trip = data?.['planTrip'] as { id: string } | undefined;
  if (!trip) throw new Error('The trip was not planned');
  return trip.id;
}

export const registrationPart: AuthorizationPart = {
  service: 'registration',

  async prepare(stack, place) {
    const worker = at('committee-worker', place);
    const roster = [header, `秘苑,1号,101,自住,户主,${place.name},1950-03-01,${place.phone}`].join('\n');
    const preview = await stack.upload(worker, place.code, roster);
    await stack.apply(worker, preview);
    await stack.applied(worker, preview);
    const search = `query ($within: ID!, $name: String!) { searchResidents(within: $within, name: $name) {
      id household { id room { code } } } }`;
    const { data } = await stack.graphql(worker, search, { within: place.code, name: place.name });
    const [found] = (data?.['searchResidents'] ?? []) as { id: string; household: { id: string; room: { code: string } } }[];
    if (!found) throw new Error('The roster has not come in');
    return { resident: found.id, household: found.household.id, room: found.household.room.code, trip: await tripOf(stack, worker, found) };
  },

  questions: (ids) => ({
    area: [{ code: here.code }, { code: ids['room'] }],
    findArea: [{ text: 'm', within: here.code }],
    findAddress: [{ text: '1号101', within: here.code }],
    household: [{ id: ids['household'] }],
    resident: [{ id: ids['resident'] }],
    searchResidents: [
      { within: here.code, name: here.name },
      { within: here.code, phone: here.phone },
      { within: subdistrict.split('.').at(-1), name: here.name },
    ],
    trip: [{ id: ids['trip'] }],
    trips: [{ areaCode: here.code }, { areaCode: ids['room'] }],
    expectedArrivals: [{ areaCode: here.code, from: today, until: today }],
    keyRegionLists: [{}],
    exampleKeyRegionLists: [{}],
    myHouseholds: [{}],
    unconfirmedHouseholds: [{ within: here.code }],
    similarResidents: [{ person: { name: here.name, birthDate: '1950-03-01', nationality: 'CN' }, roomCode: ids['room'] }],
  }),

  orders: (ids) => ({
    changeRoomState: { code: ids['room'], state: 'empty' },
    registerHousehold: {
      input: { requestId: randomUUID(), roomCode: ids['room'], tenure: 'owner', members: [], comparedDuplicates: true },
    },
    moveHousehold: { id: ids['household'], toRoomCode: ids['room'] },
    closeHousehold: { id: ids['household'] },
    updateResident: { id: ids['resident'], version: 1, person: { name: '改名' } },
    moveResident: { id: ids['resident'], toHouseholdId: ids['household'], relation: 'other' },
    mergeResidents: { requestId: randomUUID(), residentId: ids['resident'], intoResidentId: randomUUID() },
    undoMerge: { requestId: randomUUID(), residentId: ids['resident'] },
    planTrip: {
      input: { requestId: randomUUID(), householdId: ids['household'], residentIds: [ids['resident']], ...way },
    },
    deferTrip: { requestId: randomUUID(), tripId: ids['trip'], advice: 'wait_until_well', newDate: chinaDayAfter(today, 3) },
    markArrived: { requestId: randomUUID(), tripId: ids['trip'], arrivedAt: new Date().toISOString() },
    registerTrip: { requestId: randomUUID(), tripId: ids['trip'] },
    closeTrip: { requestId: randomUUID(), tripId: ids['trip'], reason: 'not_coming' },
    publishKeyRegionList: {
      input: {
        requestId: randomUUID(),
        listId: 'of-a-sibling',
        areaCode: here.code,
        effectiveAt: new Date().toISOString(),
        source: 'https://example.org',
        reason: { zh: '一', en: 'one', ja: '一', ko: '일' },
        regions: [],
      },
    },
    confirmHousehold: { requestId: randomUUID(), householdId: ids['household'] },
    registerMyFamily: { input: { requestId: randomUUID(), room: { roomCode: ids['room'] }, members: [] } },
    linkMyHousehold: { requestId: randomUUID() },
    unlinkMyHousehold: { requestId: randomUUID(), householdId: ids['household'] },
    unlinkAccount: { requestId: randomUUID(), linkId: randomUUID() },
    unmaskDocuments: { residentId: ids['resident'], purpose: 'correction' },
    unmaskResidents: { residentIds: [ids['resident']], purpose: 'correction' },
  }),

  entities: (ids) => ({
    Area: { code: ids['room'] ?? '' },
    Household: { id: ids['household'] ?? '' },
    Resident: { id: ids['resident'] ?? '' },
    Trip: { id: ids['trip'] ?? '' },
  }),
};
