import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { committeeOf, type Place, subdistrict } from '#testing/registration-facts.js';
import type { TestCaller } from '#testing/service.js';
import { building, CareUnderTest, room } from './care-under-test.js';
import { lookalike, maotai } from './screening-under-test.js';

jest.setTimeout(60_000);

const names = 'active due late missed fever released';
const report = 'reportReadings(requestId: $requestId, readings: $readings) { accepted }';

interface Figures {
  active: number | null;
  due: number | null;
  late: number | null;
  missed: number | null;
  fever: number | null;
  released: number | null;
}
interface Facts {
  edges: { cursor: string; node: { id: string; type: string; areaCode: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

describe('the figures of observation', () => {
  let test: CareUnderTest;
  let leader: TestCaller;
  let observations: { id: string; startsAt: Date; endsAt: Date }[];

  const entities = async <Shown>(caller: TestCaller, fields: string, areas: readonly Place[]): Promise<(Shown | null)[]> => {
    const of = areas.map(({ code }) => ({ __typename: 'Area', code }));
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Area { observation ${fields} } } }`;
    const { _entities } = await test.screening.data<{ _entities: { observation: Shown | null }[] }>(caller, query, { of });
    return _entities.map(({ observation }) => observation);
  };
  const figures = async (caller: TestCaller, area: Place) => (await entities<Figures>(caller, `{ ${names} }`, [area]))[0];
  const facts = async (caller: TestCaller, area: Place, page: string) =>
    (
      await entities<{ events: Facts }>(
        caller,
        `{ events(${page}) { edges { cursor node { id type areaCode } } pageInfo { hasNextPage endCursor } } }`,
        [area],
      )
    )[0]!.events;
  const send = (index: number, changes: Record<string, unknown> = {}) => {
    const at = test.now().toISOString();
    const reading = {
      id: randomUUID(),
      observationId: observations[index]!.id,
      temperature: 36.6,
      method: 'armpit',
      measuredAt: at,
      ...changes,
    };
    return test.mutate(test.people.worker, report, { requestId: ['ID!', randomUUID()], readings: ['[ReadingInput!]!', [reading]] });
  };
  const settled = () => test.screening.workIsDone();

  beforeAll(async () => {
    test = await CareUnderTest.start();
    leader = await test.screening.service.as([{ role: 'district-leader', scope: subdistrict.path }]);
    observations = [...(await test.observed(301, 3)).observations, ...(await test.observed(302, 4)).observations];
    await test.moveToDay(observations[0]!.startsAt, 1, '08:00');
  }, 120_000);
  afterAll(() => test.stop());

  it('say at each step who is observed, and what became of the reports of the day', async () => {
    expect(await figures(test.people.worker, maotai)).toEqual({ active: 7, due: 14, late: 0, missed: 0, fever: 0, released: 0 });
    await send(0);
    await send(1, { temperature: 38.1 });
    expect(await figures(test.people.officer, building)).toEqual({ active: 7, due: 12, late: 0, missed: 0, fever: 1, released: 0 });
    await test.moveToDay(observations[0]!.startsAt, 1, '10:30');
    await settled();
    await send(2);
    expect(await figures(test.people.worker, maotai)).toEqual({ active: 7, due: 7, late: 1, missed: 4, fever: 1, released: 0 });
    expect(await figures(test.people.worker, lookalike)).toBeNull();
    expect(await test.wrongCounts()).toEqual([]);
  });

  it('are exactly the facts behind them, page by page, and name a building and nobody', async () => {
    const first = await facts(test.people.worker, maotai, 'first: 12');
    const rest = await facts(test.people.worker, maotai, `first: 50, after: "${first.pageInfo.endCursor}"`);
    expect(first).toMatchObject({ pageInfo: { hasNextPage: true } });
    const all = [...first.edges, ...rest.edges].map(({ node }) => node);
    const count = (type: string) => all.filter((fact) => fact.type === type).length;
    expect([
      count('observation_started'),
      count('report_due'),
      count('report_late'),
      count('report_missed'),
      count('fever_confirmed'),
    ]).toEqual([7, 7, 1, 4, 1]);
    expect(new Set(all.map(({ id, type }) => `${id} ${type}`)).size).toBe(20);
    expect(new Set(all.map(({ areaCode }) => areaCode))).toEqual(new Set([building.code]));
  });

  it('hide small counts, and the facts behind them, from whoever may not see people', async () => {
    expect(await figures(leader, subdistrict)).toEqual({ active: 7, due: 7, late: null, missed: null, fever: null, released: 0 });
    const { edges } = await facts(leader, subdistrict, 'first: 50');
    expect(new Set(edges.map(({ node }) => node.type))).toEqual(new Set(['observation_started', 'report_due']));
    expect(new Set(edges.map(({ node }) => node.areaCode))).toEqual(new Set([subdistrict.code]));
    const keeper = await test.screening.service.as([{ role: 'gate-keeper', scope: maotai.path }]);
    await expect(figures(keeper, maotai)).rejects.toThrow('ACTION_NOT_ALLOWED');
  });

  it('cost the same statements for one area and for twenty-five, with their facts', async () => {
    const areas = [subdistrict, maotai, lookalike, ...Array.from({ length: 22 }, (_, index) => committeeOf(String(310105008100 + index)))];
    const fields = `{ ${names} asOf events(first: 3) { edges { node { type } } } }`;
    const one = await test.screening.statementsOf(() => entities(leader, fields, [subdistrict]));
    const all = await test.screening.statementsOf(() => entities(leader, fields, areas));
    expect(all).toHaveLength(one.length);
    expect(one).toHaveLength(2);
  });

  it('end with the release of everybody, and are none for a unit or a room', async () => {
    await test.moveTo(new Date(observations[0]!.endsAt.getTime() + 60_000));
    await settled();
    expect(await figures(test.people.worker, maotai)).toMatchObject({ active: 0, due: 0, fever: 1, released: 7 });
    expect(await figures(test.people.worker, room(301))).toBeNull();
    expect(await test.wrongCounts()).toEqual([]);
  });
});
