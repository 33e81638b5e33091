import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventually, rows } from '#testing/stack.js';
import type { TestCaller } from '#testing/service.js';
import { buildingAt, committeeOf, compoundOf, type Place, roomOf, subdistrict } from '#testing/registration-facts.js';
import { answered, attempt, lookalike, maotai, ScreeningUnderTest } from './screening-under-test.js';

const buildings = [1, 2, 3].map((number) => buildingAt(compoundOf(maotai), number));
const rooms = buildings.flatMap((building) => Array.from({ length: 8 }, (_, index) => roomOf(building, index + 1)));
const outcomes = ['no_answer', 'hang_up', 'refused', 'nobody_home', 'wrong_number', 'answered'];

/** One thing that somebody does; numbers choose among what there is. */
type Step = { who: 'worker' | 'registration'; place: number; choice: number };
const anyStep: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom('worker', 'registration'),
  place: fc.nat(1_000),
  choice: fc.nat(1_000),
});

describe('the counts of buildings', () => {
  let test: ScreeningUnderTest;
  let workers: TestCaller[];
  let officer: TestCaller;
  const people = new Map<string, { household: string; residents: string[] }>();

  beforeAll(async () => {
    test = await ScreeningUnderTest.start();
    for (const room of rooms) {
      test.facts.room(room);
      const household = test.facts.household(room);
      people.set(room.code, { household, residents: [test.facts.resident(room, household), test.facts.resident(room, household)] });
    }
    await test.settle();
    workers = await Promise.all(
      [1, 2, 3].map((number) => test.service.as([{ role: 'committee-worker', scope: maotai.path }], { subject: `worker-${number}` })),
    );
    officer = await test.service.as([{ role: 'subdistrict-officer', scope: subdistrict.path }]);
  }, 120_000);
  afterAll(() => test.stop());

  const attemptsAt = (targets: string[], steps: Step[]) =>
    steps.map(({ place, choice }, index) => {
      const room = rooms[place % rooms.length]!;
      const target = targets[place % rooms.length]!;
      const outcome = outcomes[choice % outcomes.length]!;
      const said = people.get(room.code)!.residents.filter((_, person) => (choice >> person) % 2 === 0);
      if (outcome === 'answered')
        return answered(target, said.length > 0 ? said : people.get(room.code)!.residents, undefined, {
          requestId: idOf(index, place, choice),
        });
      return attempt(target, { outcome, requestId: idOf(index, place, choice), ...(outcome === 'nobody_home' && { doorNote: 'M-17' }) });
    });
  const idOf = (...numbers: number[]): string =>
    `00000000-0000-4000-8000-${numbers
      .map((number) => String(number).padStart(4, '0'))
      .join('')
      .padStart(12, '0')}`;

  const registrationDoes = ({ place, choice }: Step): void => {
    const [room, other] = [rooms[place % rooms.length]!, rooms[choice % rooms.length]!];
    const { household, residents } = people.get(room.code)!;
    if (choice % 4 === 0) residents.push(test.facts.resident(room, household));
    else if (choice % 4 === 1) test.facts.roomState(room, 'occupied', place % 2 ? 'empty' : 'rented');
    else if (choice % 4 === 2) test.facts.householdMoved(household, room, other);
    else test.facts.room(roomOf(buildings[place % buildings.length]!, 100 + choice));
  };

  it('equal a recount after three workers and registration changed everything at once, under two campaigns', async () => {
    const wide = await test.open(subdistrict, {}, officer);
    const own = await test.open(maotai);
    const targetsOf = async (campaign: string) => {
      const found = await rows<{ id: string; code: string }>(
        test.service.database.adminUrl,
        'SELECT id, room_code AS code FROM room_target WHERE campaign_id = $1',
        [campaign],
      );
      return rooms.map((room) => found.find(({ code }) => code === room.code)!.id);
    };
    const [wideTargets, ownTargets] = [await targetsOf(wide), await targetsOf(own)];
    const runs = fc.sample(fc.array(anyStep, { minLength: 30, maxLength: 60 }), { numRuns: 12, seed: 20_200_210 });
    for (const steps of runs) {
      const mine = (worker: number) => steps.filter(({ who }, index) => who === 'worker' && index % 3 === worker);
      steps.filter(({ who }) => who === 'registration').forEach(registrationDoes);
      const recorded = workers.flatMap((caller, worker) =>
        [wideTargets, ownTargets].map((targets) => test.record(attemptsAt(targets, [...mine(worker), ...mine((worker + 1) % 3)]), caller)),
      );
      await Promise.all([...recorded, test.settle(2)]);
      expect(await test.wrongCounts()).toEqual([]);
    }
    await test.published();
    await eventually(() => test.heard.of('room-screened').length > 50);
    expect(test.heard.outOfOrder()).toEqual([]);
    expect(await rows(test.service.database.adminUrl, 'SELECT * FROM parked')).toEqual([]);
  }, 120_000);

  it('hold every room that registration adds while a campaign is being opened', async () => {
    const late = Array.from({ length: 40 }, (_, index) => roomOf(buildings[index % 3]!, 5_000 + index));
    late.forEach((room) => test.facts.room(room));
    const [campaign] = await Promise.all([test.open(maotai), test.settle()]);
    const [row] = await rows(
      test.service.database.adminUrl,
      `SELECT (SELECT count(*)::int FROM area WHERE kind = 'room') AS known, (SELECT count(*)::int FROM room_target WHERE campaign_id = $1) AS targets`,
      [campaign],
    );
    expect(row!['targets']).toBe(row!['known']);
    expect(await test.wrongCounts()).toEqual([]);
  }, 60_000);

  it('are read for 24 committees by as many statements as for one', async () => {
    const committees = Array.from({ length: 24 }, (_, index) => committeeOf(`3101050080${String(index + 10)}`));
    const unknown = committees.filter(({ code }) => code !== maotai.code && code !== lookalike.code);
    unknown.forEach((committee) => test.facts.area('committee', committee, committee.code));
    await test.settle();
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { coverage { rooms ended missing } } } }';
    const read = (of: Place[]) => () =>
      test.data<{ _entities: object[] }>(officer, query, { of: of.map(({ code }) => ({ __typename: 'Area', code })) });
    const one = await test.statementsOf(read([maotai]));
    const all = await test.statementsOf(read(committees));
    expect(all.length).toBe(one.length);
    expect(all.length).toBe(2);
    expect((await read(committees)())._entities).toHaveLength(24);
  });

  it('follow the 1,566 rooms and 5,000 people of an import into an open campaign by a few statements for hundreds of facts', async () => {
    await test.open(lookalike, {}, await test.service.as([{ role: 'committee-lead', scope: lookalike.path }]));
    const houses = Array.from({ length: 27 }, (_, index) => buildingAt(compoundOf(lookalike), index + 1));
    const imported = Array.from({ length: 1_566 }, (_, index) => roomOf(houses[Math.floor(index / 58)]!, (index % 58) + 1));
    imported.forEach((room) => test.facts.room(room));
    imported.forEach((room, index) => test.facts.family(room, index % 5 === 4 ? 4 : 3));
    const persons = imported.reduce((sum, _, index) => sum + (index % 5 === 4 ? 4 : 3), 0);
    const facts = imported.length * 2 + persons;
    const statements = await test.statementsOf(() => test.settle());
    const lead = await test.service.as([{ role: 'committee-lead', scope: lookalike.path }]);
    expect(await test.coverage(lookalike, null, lead)).toMatchObject({ rooms: 1_566, missing: 1_566, personsKnown: persons });
    expect(await test.wrongCounts()).toEqual([]);
    expect(statements.length).toBeLessThan(facts / 5);
  }, 120_000);

  it('change for a batch of 500 attempts by a fixed number of statements', async () => {
    const campaign = await test.open(lookalike, {}, await test.service.as([{ role: 'committee-lead', scope: lookalike.path }]));
    const lead = await test.service.as([{ role: 'committee-lead', scope: lookalike.path }]);
    const targets = await rows<{ id: string; residents: string[] }>(
      test.service.database.adminUrl,
      `SELECT t.id, array_agg(r.id::text) AS residents FROM room_target t JOIN household h ON h.room_code = t.room_code JOIN resident r ON r.household_id = h.id
       WHERE t.campaign_id = $1 GROUP BY t.id LIMIT 500`,
      [campaign],
    );
    const statements = await test.statementsOf(() =>
      test.record(
        targets.map(({ id, residents }) => answered(id, residents)),
        lead,
      ),
    );
    expect(statements.length).toBeLessThanOrEqual(16);
    expect(
      await test.record(
        targets.slice(0, 1).map(({ id }) => ({ ...attempt(id), requestId: randomUUID() })),
        lead,
      ),
    ).toMatchObject({ accepted: 1 });
    expect(await test.wrongCounts()).toEqual([]);
  }, 60_000);

  it('take in every other fact when the database refuses one, which is parked alone', async () => {
    const room = roomOf(buildings[0]!, 7_000);
    test.facts.room(room);
    const household = test.facts.household(room);
    const [before, refused, after] = [
      test.facts.resident(room, household),
      test.facts.resident(room, household, undefined, '\u0000'),
      test.facts.resident(room, household),
    ];
    await test.settle();
    const url = test.service.database.adminUrl;
    expect(await rows(url, 'SELECT key, reason FROM parked')).toEqual([{ key: refused, reason: 'FAILED' }]);
    const known = await rows<{ id: string }>(url, 'SELECT id FROM resident WHERE household_id = $1', [household]);
    expect(new Set(known.map(({ id }) => id))).toEqual(new Set([before, after]));
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('cannot be changed for longer than somebody waits: a caller is told to come back', async () => {
    const url = test.service.database.adminUrl;
    const held = rows(url, `SELECT pg_advisory_lock(hashtextextended('screening.counts', 0)), pg_sleep(5)`);
    await eventually(async () => (await rows(url, `SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`)).length > 0);
    const asked = workers[0]!.graphql('mutation ($attempts: [AttemptInput!]!) { recordAttempts(attempts: $attempts) { accepted } }', {
      attempts: [attempt(randomUUID())],
    });
    expect((await asked).errors?.[0]?.extensions.code).toBe('TRY_LATER');
    await held;
  }, 20_000);
});
