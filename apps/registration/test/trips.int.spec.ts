import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, rows } from '#testing/stack.js';
import type { TestCaller } from '#testing/service.js';
import { type Family, lookalike, maotai, RegistrationUnderTest, subdistrict } from './registration-under-test.js';

const shown = 'id state origin plannedOn arrivedAt rule { listId startRule } version closingReason';
const plan = `mutation ($input: PlanTripInput!) { planTrip(input: $input) { ${shown} vehicle { kind number } } }`;
const defer = `mutation ($requestId: ID!, $tripId: ID!, $newDate: String!) { deferTrip(requestId: $requestId, tripId: $tripId, advice: wait_until_lifted, newDate: $newDate) { ${shown} } }`;
const arrive = `mutation ($requestId: ID!, $tripId: ID!, $arrivedAt: DateTime!) { markArrived(requestId: $requestId, tripId: $tripId, arrivedAt: $arrivedAt) { ${shown} } }`;
const register = `mutation ($requestId: ID!, $tripId: ID!) { registerTrip(requestId: $requestId, tripId: $tripId) { ${shown} } }`;
const close = `mutation ($requestId: ID!, $tripId: ID!, $reason: TripClosingReason!) { closeTrip(requestId: $requestId, tripId: $tripId, reason: $reason) { ${shown} } }`;
const publish = 'mutation ($input: PublishKeyRegionListInput!) { publishKeyRegionList(input: $input) { id regions { origin } } }';
const figures = `query ($code: ID!, $from: String, $until: String) { area(code: $code) { arrivals(from: $from, until: $until) { expected arrived deferred byOrigin { origin expected arrived } asOf events { nodes { type areaCode } } } } }`;

interface Trip {
  id: string;
  state: string;
  plannedOn: string;
  rule: { listId: string } | null;
  version: number;
}

describe('a return trip', () => {
  let test: RegistrationUnderTest;
  let family: Family;
  let trip: Trip;

  const reason = { zh: '原因', en: 'reason', ja: '理由', ko: '이유' };
  const list = (changes: Record<string, unknown> = {}) => ({
    requestId: randomUUID(),
    listId: `list-${randomUUID().slice(0, 8)}`,
    areaCode: subdistrict.slice(-12),
    effectiveAt: new Date(Date.now() - 60_000).toISOString(),
    source: 'https://example.org/announcement',
    reason,
    regions: [{ origin: '420000', arrivedFrom: test.today(-30) }],
    ...changes,
  });
  const journey = (of: Family, changes: Record<string, unknown> = {}) => ({
    requestId: randomUUID(),
    ...of,
    origin: '420100',
    leftOn: test.today(-1),
    plannedOn: test.today(1),
    ...changes,
  });
  const step = async <Name extends string>(
    query: string,
    name: Name,
    variables: Record<string, unknown>,
    caller = test.worker,
  ): Promise<Trip> => (await test.data<Record<Name, Trip>>(caller, query, { requestId: randomUUID(), ...variables }))[name];
  const arrivalsOf = async (code: string, caller: TestCaller = test.worker, days: { from?: string; until?: string } = {}) =>
    (await test.data<{ area: { arrivals: Record<string, unknown> } }>(caller, figures, { code, ...days })).area.arrivals;

  beforeAll(async () => {
    test = await RegistrationUnderTest.start();
    family = await test.family(await test.room('301'), [{ name: '王试甲' }, { name: '李试乙' }, { name: '王试丙' }]);
  }, 120_000);
  afterAll(() => test.stop());

  it('is planned by a household, with its vehicle sealed and no list in force', async () => {
    const input = journey(family, { vehicle: { kind: 'train', number: 'G1722' }, via: ['320500'] });
    trip = (await test.data<{ planTrip: Trip }>(test.worker, plan, { input })).planTrip;
    expect(trip).toMatchObject({ state: 'planned', origin: '420100', rule: null, version: 1, vehicle: { kind: 'train', number: 'G1722' } });
    const again = (await test.data<{ planTrip: Trip }>(test.worker, plan, { input })).planTrip;
    expect(again.id).toBe(trip.id);
    expect(JSON.stringify(await rows(test.service.database.adminUrl, 'SELECT * FROM trip'))).not.toContain('G1722');
    expect(await test.hears('trip-planned', trip.id)).toMatchObject([{ payload: { residentIds: expect.any(Array), rule: null } }]);
  });

  it('stands in the calendar of the committee, and masked in that of the subdistrict', async () => {
    const query = `query ($code: ID!, $from: String!, $until: String!) { expectedArrivals(areaCode: $code, from: $from, until: $until) {
      day expected deferred trips { id vehicle { number } residents { name { original } } } } }`;
    const days = { code: maotai.code, from: test.today(), until: test.today(7) };
    const own = await test.data<{ expectedArrivals: object[] }>(test.worker, query, days);
    expect(own.expectedArrivals).toMatchObject([
      { day: test.today(1), expected: 3, deferred: 0, trips: [{ id: trip.id, vehicle: { number: 'G1722' }, residents: [{}, {}, {}] }] },
    ]);
    expect(JSON.stringify(own)).toContain('王试甲');
    const masked = JSON.stringify(await test.data(test.officer, query, days));
    expect(masked).toContain(trip.id);
    expect(masked).not.toMatch(/王试甲|G1722/);
    const stranger = await test.service.as([{ role: 'committee-worker', scope: lookalike.path }]);
    expect(await test.codeOf(stranger, query, days)).toBe('AREA_UNKNOWN');
    expect(await stranger.graphql('query ($id: ID!) { trip(id: $id) { id } }', { id: trip.id })).toMatchObject({ data: { trip: null } });
  });

  it('is counted for its area, by day, and the facts behind the figure can be seen', async () => {
    expect(await arrivalsOf(maotai.code)).toMatchObject({
      expected: 3,
      arrived: 0,
      deferred: 0,
      byOrigin: [{ origin: '420000', expected: 3, arrived: 0 }],
      events: { nodes: [{ type: 'trip-planned' }] },
    });
    expect(await arrivalsOf(maotai.code, test.worker, { from: test.today(2) })).toMatchObject({ expected: 0 });
    expect(await arrivalsOf(lookalike.code, test.officer)).toMatchObject({ expected: 0, events: { nodes: [] } });
    const leader = await test.service.as([{ role: 'district-leader', scope: subdistrict }]);
    expect(await arrivalsOf(maotai.code, leader)).toMatchObject({
      expected: null,
      byOrigin: [{ origin: null, expected: null }],
      events: null,
    });
  });

  it('is judged anew when a list that names its origin is published, and remembers the rule that applied', async () => {
    const input = list({ listId: 'first' });
    await test.data(test.officer, publish, { input });
    await test.data(test.officer, publish, { input });
    await test.workIsDone();
    const now = await test.data<{ trip: Trip & { history: object[] } }>(
      test.worker,
      `query ($id: ID!) { trip(id: $id) { ${shown} history { what rule { listId } by } } }`,
      { id: trip.id },
    );
    expect(now.trip).toMatchObject({ rule: { listId: 'first', startRule: 'arrival' }, version: 2 });
    expect(now.trip.history).toMatchObject([
      { what: 'planned', rule: null, by: 'worker-of-maotai' },
      { what: 'reassessed', rule: { listId: 'first' } },
    ]);
    expect(await test.hears('key-region-list-published')).toHaveLength(1);
    expect(await test.hears('trip-reassessed', trip.id)).toMatchObject([
      { payload: { formerRule: null, rule: { listId: 'first' }, arrivedAt: null } },
    ]);
  });

  it('is put off with advice and a new day', async () => {
    const requestId = randomUUID();
    const deferred = await step(defer, 'deferTrip', { requestId, tripId: trip.id, newDate: test.today(5) });
    await step(defer, 'deferTrip', { requestId, tripId: trip.id, newDate: test.today(5) });
    expect(deferred).toMatchObject({ state: 'deferred', plannedOn: test.today(5), version: 3 });
    expect(await arrivalsOf(maotai.code)).toMatchObject({ expected: 3, deferred: 3 });
    expect(await test.hears('trip-deferred', trip.id)).toMatchObject([
      { payload: { deferredFrom: test.today(1), plannedOn: test.today(5) } },
    ]);
  });

  it('goes along when the household moves, and is counted there', async () => {
    await test.data(test.worker, 'mutation ($id: ID!, $to: ID!) { moveHousehold(id: $id, toRoomCode: $to) { id } }', {
      id: family.householdId,
      to: await test.room('302'),
    });
    expect(await arrivalsOf(await test.room('302'))).toMatchObject({ expected: 3, byOrigin: [{ origin: '420000', expected: 3 }] });
    expect(await arrivalsOf(await test.room('301'))).toMatchObject({ expected: 0 });
  });

  it('arrives on another day than planned, is registered, and keeps its rule when the list drops the place', async () => {
    const arrivedAt = new Date(Date.now() - 3_600_000).toISOString();
    expect(await step(arrive, 'markArrived', { tripId: trip.id, arrivedAt })).toMatchObject({
      state: 'arrived',
      rule: { listId: 'first' },
    });
    expect(await step(register, 'registerTrip', { tripId: trip.id })).toMatchObject({ state: 'registered', arrivedAt });
    expect(await arrivalsOf(maotai.code)).toMatchObject({ expected: 0, deferred: 0, arrived: 3 });
    await test.data(test.officer, publish, { input: list({ listId: 'second', regions: [], effectiveAt: new Date().toISOString() }) });
    await test.workIsDone();
    expect(await step(close, 'closeTrip', { tripId: trip.id, reason: 'finished' })).toMatchObject({
      state: 'closed',
      closingReason: 'finished',
      rule: { listId: 'first' },
    });
    expect(await test.hears('trip-arrived', trip.id)).toMatchObject([{ payload: { arrivedAt } }]);
    expect(await test.hears('trip-closed', trip.id)).toMatchObject([{ payload: { reason: 'finished' } }]);
    expect(test.heard.outOfOrder()).toEqual([]);
  });

  it('is judged again at the moment when a list takes effect', async () => {
    const others = await test.family(await test.room('303'), [{ name: '赵试丁' }]);
    const { id } = (
      await test.data<{ planTrip: Trip }>(test.worker, plan, { input: journey(others, { origin: '日本', plannedOn: test.today() }) })
    ).planTrip;
    const effectiveAt = new Date(Date.now() + 3_600_000).toISOString();
    await test.data(test.officer, publish, { input: list({ listId: 'third', regions: [{ origin: 'abroad' }], effectiveAt }) });
    await test.workIsDone();
    const ruleOf = async () =>
      (await test.data<{ trip: Trip }>(test.worker, `query ($id: ID!) { trip(id: $id) { ${shown} } }`, { id })).trip.rule;
    expect(await ruleOf()).toBeNull();
    await test.moveClock(1);
    await test.workIsDone();
    expect(await ruleOf()).toEqual({ listId: 'third', startRule: 'arrival' });
    await test.moveClock(0);
  });

  it('is planned and followed by the household itself, and by no other', async () => {
    const own = await test.family(await test.room('304'), [{ name: '周试戊' }, { name: '周试己' }]);
    const [scope = ''] = (
      await rows<{ room_path: string }>(test.service.database.adminUrl, 'SELECT room_path FROM household WHERE id = $1', [own.householdId])
    ).map(({ room_path }) => room_path);
    const resident = await test.service.as([{ role: 'resident', scope, household: own.householdId }], { amr: ['sms'] });
    const { id } = (await test.data<{ planTrip: Trip }>(resident, plan, { input: journey(own, { origin: 'KR' }) })).planTrip;
    const seen = await test.data(
      resident,
      `query ($id: ID!) { trip(id: $id) { ${shown} residents { name { original } } } household(id: "${own.householdId}") { trips { id } } }`,
      { id },
    );
    expect(seen).toMatchObject({ trip: { residents: [{ name: { original: '周试戊' } }, {}] }, household: { trips: [{ id }] } });
    expect(await step(arrive, 'markArrived', { tripId: id, arrivedAt: new Date().toISOString() }, resident)).toMatchObject({
      state: 'arrived',
    });
    const codes = await Promise.all([
      test.codeOf(resident, plan, { input: journey(family) }),
      test.codeOf(resident, register, { requestId: randomUUID(), tripId: id }),
      test.codeOf(resident, 'mutation ($id: ID!, $to: ID!) { moveResident(id: $id, toHouseholdId: $to, relation: other) { id } }', {
        id: own.residentIds[0],
        to: family.householdId,
      }),
    ]);
    expect(codes).toEqual(['HOUSEHOLD_UNKNOWN', 'ACTION_NOT_ALLOWED', 'ACTION_NOT_ALLOWED']);
    expect((await resident.graphql('query ($id: ID!) { trip(id: $id) { id } }', { id: trip.id })).data).toEqual({ trip: null });
  });

  it('is judged among hundreds piece by piece, each once', async () => {
    const copies = 450;
    await rows(
      test.service.database.adminUrl,
      `INSERT INTO trip (id, household_id, room_path, resident_ids, origin, via, left_on, planned_on, state, version)
       SELECT gen_random_uuid(), household_id, room_path, resident_ids, '530100', '{}', left_on, $2, 'planned', 1 FROM trip, generate_series(1, $3) WHERE id = $1`,
      [trip.id, test.today(), copies],
    );
    await test.data(test.officer, publish, {
      input: list({ listId: 'fourth', regions: [{ origin: '530000' }], effectiveAt: new Date().toISOString() }),
    });
    const judged = await eventually(async () => {
      await test.workIsDone();
      const found = await rows<{ rule: object | null }>(
        test.service.database.adminUrl,
        `SELECT DISTINCT rule, version FROM trip WHERE origin = '530100'`,
      );
      return found.every(({ rule }) => rule) && found;
    });
    expect(judged).toEqual([{ rule: { listId: 'fourth', startRule: 'arrival' }, version: 2 }]);
    const steps = await rows(
      test.service.database.adminUrl,
      `SELECT FROM trip_change WHERE what = 'reassessed' AND rule->>'listId' = 'fourth'`,
    );
    expect(steps).toHaveLength(copies);
    await rows(test.service.database.adminUrl, `DELETE FROM trip WHERE origin = '530100'`);
  });

  it('is read with its whole area by as many statements for one committee as for all of them', async () => {
    const query = `query { area(code: "${subdistrict.slice(-12)}") { arrivals { expected events { nodes { id } } } population { residents events { nodes { id } } }
      children { arrivals { expected arrived deferred asOf } population { rooms households residents asOf } } } }`;
    const statements = await test.statementsOf(() => test.data(test.officer, query));
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  it('adds up: the roll-up equals a recount', async () => {
    const wrong = await rows(
      test.service.database.adminUrl,
      `WITH recount AS (
         SELECT array_to_string((string_to_array(room_path, '.'))[1:6], '.') AS path,
           coalesce((arrived_at AT TIME ZONE 'Asia/Shanghai')::date, planned_on) AS day,
           CASE WHEN origin ~ '^[0-9]' THEN left(origin, 2) || '0000' ELSE origin END AS origin,
           sum(cardinality(resident_ids)) FILTER (WHERE state IN ('planned', 'deferred')) AS expected,
           sum(cardinality(resident_ids)) FILTER (WHERE arrived_at IS NOT NULL) AS arrived FROM trip GROUP BY 1, 2, 3)
       SELECT * FROM recount FULL JOIN (SELECT * FROM arrival_rollup WHERE expected + deferred + arrived <> 0) r USING (path, day, origin)
       WHERE (coalesce(recount.expected, 0), coalesce(recount.arrived, 0)) IS DISTINCT FROM (coalesce(r.expected, 0), coalesce(r.arrived, 0))`,
    );
    expect(wrong).toEqual([]);
  });

  describe('is refused with its own code and leaves no trace', () => {
    let people: Family;
    let open: Trip;
    beforeAll(async () => {
      people = await test.family(await test.room('305'), [{ name: '吴试庚' }, { name: '吴试辛' }]);
      open = (
        await test.data<{ planTrip: Trip }>(test.worker, plan, {
          input: journey({ ...people, residentIds: people.residentIds.slice(0, 1) }),
        })
      ).planTrip;
    });
    const untouched = async (work: () => Promise<string | undefined>): Promise<string | undefined> => {
      await test.published();
      const before = await test.traces();
      const code = await work();
      expect(await test.traces()).toEqual(before);
      return code;
    };

    it.each<[string, () => Record<string, unknown>]>([
      ['TRIP_PLANNED_BEFORE_LEAVING', () => ({ leftOn: test.today(2), plannedOn: test.today(1) })],
      ['DATE_IMPOSSIBLE', () => ({ plannedOn: '2020-02-30' })],
      ['TRIP_DATE_TOO_FAR', () => ({ plannedOn: test.today(400) })],
      ['ORIGIN_UNKNOWN', () => ({ origin: '990000' })],
      ['TRIP_VEHICLE_WRONG', () => ({ vehicle: { kind: 'car', number: '<script>' } })],
      ['TRIP_WITHOUT_PEOPLE', () => ({ residentIds: [] })],
      ['TRIP_COMPANION_ELSEWHERE', () => ({ residentIds: [people.residentIds[1], family.residentIds[0]] })],
      ['TRIP_OPEN_ALREADY', () => ({})],
      ['HOUSEHOLD_UNKNOWN', () => ({ householdId: randomUUID() })],
      ['INPUT_INVALID', () => ({ requestId: 'twice' })],
    ])('planned: %s', async (code, changes) => {
      expect(await untouched(() => test.codeOf(test.worker, plan, { input: journey(people, changes()) }))).toBe(code);
    });

    it.each<[string, string, () => Record<string, unknown>]>([
      ['TRIP_DEFERRED_TO_EARLIER', defer, () => ({ newDate: test.today() })],
      ['DATE_IMPOSSIBLE', defer, () => ({ newDate: 'tomorrow' })],
      ['TRIP_ARRIVES_IN_FUTURE', arrive, () => ({ arrivedAt: new Date(Date.now() + 3_600_000).toISOString() })],
      ['TRIP_ARRIVED_BEFORE_LEAVING', arrive, () => ({ arrivedAt: new Date(Date.now() - 5 * 86_400_000).toISOString() })],
      ['TRIP_STATE_WRONG', register, () => ({})],
      ['TRIP_STATE_WRONG', close, () => ({ reason: 'finished' })],
      ['TRIP_UNKNOWN', register, () => ({ tripId: randomUUID() })],
    ])('changed: %s', async (code, query, changes) => {
      expect(await untouched(() => test.codeOf(test.worker, query, { requestId: randomUUID(), tripId: open.id, ...changes() }))).toBe(code);
    });

    it.each<[string, () => Record<string, unknown>]>([
      ['KEY_REGION_LIST_EXISTS', () => ({ listId: 'first' })],
      ['KEY_REGION_SOURCE_WRONG', () => ({ source: 'the radio' })],
      ['KEY_REGION_REASON_INCOMPLETE', () => ({ reason: { ...reason, ko: ' ' } })],
      ['ORIGIN_UNKNOWN', () => ({ regions: [{ origin: 'Atlantis' }] })],
      ['DATE_IMPOSSIBLE', () => ({ regions: [{ origin: 'JP', arrivedFrom: '2020-13-01' }] })],
      ['AREA_UNKNOWN', () => ({ areaCode: '310105010000' })],
      ['INPUT_INVALID', () => ({ listId: 'a b' })],
    ])('a list: %s', async (code, changes) => {
      expect(await untouched(() => test.codeOf(test.officer, publish, { input: list(changes()) }))).toBe(code);
    });

    it('a list by a worker, or with a password alone', async () => {
      const once = await test.service.as([{ role: 'subdistrict-officer', scope: subdistrict }], { amr: ['pwd'] });
      const codes = [await test.codeOf(test.worker, publish, { input: list() }), await test.codeOf(once, publish, { input: list() })];
      expect(codes).toEqual(['ACTION_NOT_ALLOWED', 'ACTION_NOT_ALLOWED']);
    });

    it.each([
      ['zh', /[一-龥]/],
      ['ja', /[ぁ-ん]/],
      ['ko', /[가-힣]/],
      ['en', /leave/],
    ])('and says why in %s', async (language, letters) => {
      const caller = await test.service.as([{ role: 'committee-worker', scope: maotai.path }], { language });
      const { errors } = await caller.graphql(plan, { input: journey(people, { leftOn: test.today(2) }) });
      const { rejectionText } = await import('#platform/rejection.js');
      expect(rejectionText(errors?.[0]?.extensions.code as never, language as never)).toMatch(letters);
    });
  });

  it('is judged by the lists of 2020 when they are published as they were', async () => {
    const { exampleKeyRegionLists: examples } = await test.data<{
      exampleKeyRegionLists: { id: string; regions: object[]; reason: object }[];
    }>(
      test.officer,
      'query { exampleKeyRegionLists { id publishedAt effectiveAt source reason { zh en ja ko } regions { origin arrivedFrom startRule } } }',
    );
    for (const { id, ...example } of examples)
      await test.data(test.officer, publish, {
        input: { requestId: randomUUID(), listId: id, areaCode: subdistrict.slice(-12), ...example },
      });
    const { keyRegionLists } = await test.data<{ keyRegionLists: { id: string }[] }>(test.worker, 'query { keyRegionLists { id } }');
    expect(keyRegionLists.map(({ id }) => id)).toEqual(expect.arrayContaining(examples.map(({ id }) => id)));
  });
});
