import { randomUUID } from 'node:crypto';
import { at, type AuthorizationPart, here, subdistrict } from './part.js';

const header = '小区,楼栋,房号,房屋状态,与户主关系,姓名,出生日期,联系电话';

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
    return { resident: found.id, household: found.household.id, room: found.household.room.code };
  },

  questions: (ids) => ({
    area: [{ code: here.code }, { code: ids['room'] }],
    findAddress: [{ text: '1号101', within: here.code }],
    household: [{ id: ids['household'] }],
    resident: [{ id: ids['resident'] }],
    searchResidents: [
      { within: here.code, name: here.name },
      { within: here.code, phone: here.phone },
      { within: subdistrict.split('.').at(-1), name: here.name },
    ],
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
    unmaskDocuments: { residentId: ids['resident'], purpose: 'correction' },
  }),

  entities: (ids) => ({
    Area: { code: ids['room'] ?? '' },
    Household: { id: ids['household'] ?? '' },
    Resident: { id: ids['resident'] ?? '' },
  }),
};
