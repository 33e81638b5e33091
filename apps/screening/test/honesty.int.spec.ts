import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CareUnderTest } from './care-under-test.js';

jest.setTimeout(120_000);

const report = 'reportReadings(requestId: $requestId, readings: $readings) { accepted rejected { code } }';

describe('readings that look alike', () => {
  let test: CareUnderTest;

  beforeAll(async () => {
    test = await CareUnderTest.start();
  }, 120_000);
  afterAll(() => test.stop());

  it('are flagged for somebody to have a look, each sign once, and block nobody', async () => {
    const families = [await test.observed(301, 2), await test.observed(302, 2), await test.observed(303, 2)];
    const observations = families.flatMap((family) => family.observations);
    const sender = randomUUID();
    const start = observations[0]!.startsAt;
    for (const day of [1, 2, 3, 4, 5, 6]) {
      await test.moveToDay(start, day, '08:00');
      const readings = observations.map(({ id: observationId }, index) => ({
        ...{ id: randomUUID(), observationId, method: 'armpit', sender, measuredAt: test.now().toISOString() },
        temperature: index === 0 ? 36.5 : 36.1 + ((day + index) % 5) / 10,
      }));
      const variables: Record<string, [string, unknown]> = { requestId: ['ID!', randomUUID()], readings: ['[ReadingInput!]!', readings] };
      expect(await test.mutate(test.people.worker, report, variables)).toEqual({ accepted: 6, rejected: [] });
      await test.moveToDay(start, day, '10:01');
      await test.screening.workIsDone();
    }
    const flags = await test.rows<{ sign: string; n: number }>(
      'SELECT sign, count(*)::integer AS n FROM honesty_flag GROUP BY sign ORDER BY sign',
    );
    expect(flags).toEqual(
      expect.arrayContaining([
        { sign: 'identical-values', n: 1 },
        { sign: 'one-device-for-many', n: 6 },
      ]),
    );
    const query = 'observation(id: $id) { flags { sign } }';
    const resident = await test.screening.service.as([
      { role: 'resident', scope: families[0]!.place.path, household: families[0]!.household },
    ]);
    const seen = async (caller: typeof resident) =>
      (await test.ask<{ flags: { sign: string }[] }>(caller, query, { id: ['ID!', observations[0]!.id] })).flags.map(({ sign }) => sign);
    expect(await seen(test.people.doctor)).toContain('identical_values');
    expect(await seen(resident)).toEqual([]);
    expect(await test.rows(`SELECT 1 FROM observation WHERE state <> 'active'`)).toEqual([]);
  });
});
