import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NeedOpened, ObservationReleased, ObservationStarted } from '#contracts/screening.events.js';
import { buildingAt, compoundOf, roomOf } from '#testing/registration-facts.js';
import { eventually, rows } from '#testing/stack.js';
import type { TestCaller } from '#testing/service.js';
import { lookalike, maotai, SuppliesUnderTest } from './supplies-under-test.js';

const compound = compoundOf(maotai);
const building = buildingAt(compound, 12);
const room = roomOf(building, 301);
const fields = 'id kind state late doorstepOnly dueAt helper needId householdId residentId area { code } room { code } address';
const requestHelp = `mutation ($input: RequestHelpInput!) { requestHelp(input: $input) { ${fields} } }`;
const assignHelp = `mutation ($r: ID!, $id: ID!, $h: ID!) { assignHelp(requestId: $r, id: $id, helper: $h) { ${fields} } }`;
const step = (verb: string): string => `mutation ($r: ID!, $id: ID!) { ${verb}(requestId: $r, id: $id) { ${fields} } }`;

interface Help {
  id: string;
  kind: string;
  state: string;
  late: boolean;
  doorstepOnly: boolean;
  helper: string | null;
  householdId: string | null;
  room: { code: string } | null;
  address: string | null;
}

describe('help', () => {
  let test: SuppliesUnderTest;
  let household: string;
  let resident: string;
  let home: TestCaller;
  let volunteer: TestCaller;
  let other: TestCaller;

  beforeAll(async () => {
    test = await SuppliesUnderTest.start();
    test.facts.area('compound', compound, '茅台新苑').area('building', building, '12号').room(room);
    household = test.facts.household(room);
    resident = test.facts.resident(room, household);
    await test.settle();
    home = await test.resident(room, household);
    volunteer = await test.service.as([{ role: 'volunteer', scope: maotai.path }], { subject: 'volunteer', amr: ['pwd'] });
    other = await test.service.as([{ role: 'volunteer', scope: maotai.path }], { subject: 'other', amr: ['pwd'] });
  }, 120_000);
  afterAll(() => test.stop());

  const ask = async (kind: string, caller: TestCaller = home, more: object = {}): Promise<Help> => {
    const input = { requestId: randomUUID(), householdId: household, kind, ...more };
    return (await test.data<{ requestHelp: Help }>(caller, requestHelp, { input })).requestHelp;
  };
  const go = async (verb: string, id: string, caller: TestCaller, more: object = {}): Promise<Help> => {
    const query = verb === 'assignHelp' ? assignHelp : step(verb);
    return Object.values(await test.data<Record<string, Help>>(caller, query, { r: randomUUID(), id, ...more }))[0]!;
  };
  const read = async (id: string, caller: TestCaller): Promise<Help | null> =>
    (await test.data<{ helpRequest: Help | null }>(caller, `query ($id: ID!) { helpRequest(id: $id) { ${fields} } }`, { id })).helpRequest;
  const requests = async (caller: TestCaller = test.worker, state?: string): Promise<Help[]> =>
    (await test.data<{ helpRequests: Help[] }>(caller, `query ($s: HelpState) { helpRequests(state: $s) { ${fields} } }`, { s: state }))
      .helpRequests;
  const observe = (): { observationId: string; residentId: string; householdId: string; areaPath: string } => {
    const observed = { observationId: randomUUID(), residentId: resident, householdId: household, areaPath: building.path };
    const times = { startsAt: new Date().toISOString(), endsAt: '2099-01-01T00:00:00Z', slots: 28 };
    test.facts.say(ObservationStarted, { ...observed, startRule: 'arrival', ruleVersion: '1', tripId: null, ...times }, building.path);
    return observed;
  };
  const release = (observed: ReturnType<typeof observe>) =>
    test.facts.say(ObservationReleased, { ...observed, releasedAt: new Date().toISOString(), early: false }, building.path);

  it('follows a need of an observation to the door: asked once, taken, on its way, delivered, confirmed', async () => {
    const observed = observe();
    const needId = randomUUID();
    test.facts.say(NeedOpened, { ...observed, needId, need: 'food' }, building.path);
    await test.settle(2);
    const [help] = await requests();
    expect(help).toMatchObject({ kind: 'food', state: 'open', doorstepOnly: true, needId, householdId: household, residentId: resident });
    const { id } = help!;
    expect(await go('takeErrand', id, volunteer)).toMatchObject({ state: 'assigned', helper: 'volunteer' });
    expect((await go('startErrand', id, volunteer)).state).toBe('under_way');
    expect((await go('deliverHelp', id, volunteer)).state).toBe('delivered');
    expect((await go('confirmHelp', id, home)).state).toBe('confirmed');
    await test.published();
    const kinds = ['help-requested', 'help-assigned', 'help-under-way', 'help-delivered', 'help-confirmed'];
    await eventually(() => kinds.every((kind) => test.heard.of(kind, id).length === 1));
    expect(test.heard.of('help-requested', id)[0]!.payload).toMatchObject({ needId, doorstepOnly: true, areaPath: building.path });
    expect(test.heard.outOfOrder()).toEqual([]);
  });

  it('is doorstep only for a household under observation, whoever asks', async () => {
    expect(await ask('medicine')).toMatchObject({ doorstepOnly: true, householdId: household, room: { code: room.code } });
    expect(await ask('repair', test.worker)).toMatchObject({ doorstepOnly: true });
    const input = { requestId: randomUUID(), householdId: household, kind: 'rubbish' };
    const asked = await test.data(home, requestHelp, { input });
    expect(await test.data(home, requestHelp, { input })).toEqual(asked);
  });

  it('shows the door to its helper, in their language, as long as they are on the errand, and the building to everybody else', async () => {
    const { id } = await ask('baby');
    const hidden = { householdId: null, residentId: null, room: null, address: null, area: { code: building.code } };
    expect(await read(id, volunteer)).toMatchObject({ state: 'open', ...hidden });
    await go('takeErrand', id, volunteer);
    const door = { householdId: null, room: { code: room.code }, address: '茅台新苑 (en) 12号 (en) 0301室 (en)' };
    expect(await read(id, volunteer)).toMatchObject(door);
    expect(await read(id, other)).toMatchObject(hidden);
    const { myErrands } = await test.data<{ myErrands: Help[] }>(volunteer, `query { myErrands { ${fields} } }`);
    expect(myErrands).toMatchObject([{ id, ...door }]);
    expect(await test.data(other, 'query { myErrands { id } }')).toEqual({ myErrands: [] });
    await go('deliverHelp', id, volunteer);
    expect(await read(id, volunteer)).toMatchObject({ state: 'delivered', ...hidden });
    const neighbour = await test.resident(roomOf(building, 302), randomUUID());
    expect(await read(id, neighbour)).toBeNull();
    expect(await requests(neighbour)).toEqual([]);
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect(await read(id, stranger)).toBeNull();
  });

  it('is late from its time on, told once, and not when it was delivered before', async () => {
    const [late, intime] = [await ask('food'), await ask('food')];
    await go('takeErrand', intime.id, volunteer);
    await go('deliverHelp', intime.id, volunteer);
    const url = test.service.database.adminUrl;
    await rows(url, `UPDATE due_work SET due_at = now() - interval '1 minute' WHERE kind = 'help.late' AND key = ANY($1)`, [
      [late.id, intime.id],
    ]);
    await test.workIsDone();
    expect([(await read(late.id, home))?.late, (await read(intime.id, home))?.late]).toEqual([true, false]);
    await test.published();
    await eventually(() => test.heard.of('help-late', late.id).length === 1);
    expect(test.heard.of('help-late', intime.id)).toEqual([]);
  });

  it('is closed when the observation ends, unless somebody has set out', async () => {
    const observed = observe();
    const needs = [randomUUID(), randomUUID(), randomUUID()];
    for (const needId of needs) test.facts.say(NeedOpened, { ...observed, needId, need: 'rubbish' }, building.path);
    await test.settle();
    const byNeed = async (needId: string) =>
      (
        await rows<{ id: string; state: string }>(test.service.database.adminUrl, 'SELECT id, state FROM help_request WHERE need_id = $1', [
          needId,
        ])
      )[0]!;
    const [assigned, underWay] = [await byNeed(needs[1]!), await byNeed(needs[2]!)];
    await go('assignHelp', assigned.id, test.worker, { h: 'other' });
    await go('assignHelp', underWay.id, test.officer, { h: 'volunteer' });
    await go('startErrand', underWay.id, volunteer);
    release(observed);
    await test.settle();
    expect(await Promise.all(needs.map(async (needId) => (await byNeed(needId)).state))).toEqual(['closed', 'closed', 'under-way']);
    await go('deliverHelp', underWay.id, volunteer);
  });

  it.each<[string, string, () => TestCaller, () => Promise<Record<string, unknown>>]>([
    [
      'HOUSEHOLD_UNKNOWN',
      requestHelp,
      () => home,
      async () => ({ input: { requestId: randomUUID(), householdId: randomUUID(), kind: 'food' } }),
    ],
    [
      'HELP_DUE_WRONG',
      requestHelp,
      () => home,
      async () => ({ input: { requestId: randomUUID(), householdId: household, kind: 'food', dueAt: '2020-02-12T00:00:00Z' } }),
    ],
    ['INPUT_INVALID', requestHelp, () => home, async () => ({ input: { requestId: 'please', householdId: household, kind: 'food' } })],
    [
      'ACTION_NOT_ALLOWED',
      requestHelp,
      () => volunteer,
      async () => ({ input: { requestId: randomUUID(), householdId: household, kind: 'food' } }),
    ],
    ['HELP_UNKNOWN', step('takeErrand'), () => volunteer, async () => ({ r: randomUUID(), id: randomUUID() })],
    ['HELP_UNKNOWN', step('takeErrand'), () => volunteer, async () => ({ r: randomUUID(), id: 'it' })],
    [
      'HELP_TAKEN',
      step('takeErrand'),
      () => other,
      async () => ({ r: randomUUID(), id: (await go('takeErrand', (await ask('pets')).id, volunteer)).id }),
    ],
    [
      'ERRAND_NOT_YOURS',
      step('startErrand'),
      () => other,
      async () => ({ r: randomUUID(), id: (await go('takeErrand', (await ask('pets')).id, volunteer)).id }),
    ],
    ['ERRAND_NOT_YOURS', step('deliverHelp'), () => other, async () => ({ r: randomUUID(), id: (await ask('pets')).id })],
    ['HELP_STATE_WRONG', step('confirmHelp'), () => home, async () => ({ r: randomUUID(), id: (await ask('pets')).id })],
    [
      'HELP_STATE_WRONG',
      step('closeHelp'),
      () => test.worker,
      async () => ({ r: randomUUID(), id: (await go('closeHelp', (await ask('pets')).id, test.worker)).id }),
    ],
    ['INPUT_INVALID', assignHelp, () => test.worker, async () => ({ r: randomUUID(), id: (await ask('pets')).id, h: '邻居 王阿姨' })],
    ['ACTION_NOT_ALLOWED', assignHelp, () => volunteer, async () => ({ r: randomUUID(), id: (await ask('pets')).id, h: 'volunteer' })],
    ['ACTION_NOT_ALLOWED', step('confirmHelp'), () => volunteer, async () => ({ r: randomUUID(), id: (await ask('pets')).id })],
  ])('refuses with %s and leaves no trace', async (code, query, caller, prepare) => {
    const variables = await prepare();
    const trace =
      'SELECT (SELECT sum(version) FROM help_request) AS versions, (SELECT count(*) FROM answered_request) AS answers, (SELECT count(*) FROM fact) AS facts';
    const before = await rows(test.service.database.adminUrl, trace);
    expect(await test.codeOf(caller(), query, variables)).toBe(code);
    expect(await rows(test.service.database.adminUrl, trace)).toEqual(before);
  });
});
