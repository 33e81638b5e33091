import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { rows, freshDatabase, type TestDatabase } from '#testing/stack.js';
import { CommitSignal } from './commit-signal.js';
import { Outbox } from './outbox.js';
import { commonPath, RecordAccess } from './record-access.js';
import { meterDatabase } from './test/meter.service.js';

const committee = '310000000000.310105000000.310105008000.310105008020';
const other = '310000000000.310105000000.310105008000.310105008002';

describe('access records', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const record = new RecordAccess('meter', new Outbox('meter', new CommitSignal()));
  const actor = (requestId = randomUUID()) => ({
    subject: 'worker',
    grants: [{ role: 'committee-worker' as const, scope: committee }],
    requestId,
  });
  const reading = { action: 'resident.read', resourceType: 'resident', paths: [committee] } as const;

  beforeAll(async () => {
    database = await freshDatabase();
    dataSource = await meterDatabase(database.ownerUrl).initialize();
    await dataSource.runMigrations();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const written = async () => {
    const found = await rows<{ key: string; sequence: number; payload: string; headers: string }>(
      database.adminUrl,
      'SELECT * FROM outbox ORDER BY id',
    );
    return found.map(({ key, sequence, payload, headers }) => ({
      ...{ key, sequence, payload: JSON.parse(payload) as Record<string, unknown> },
      path: (JSON.parse(headers) as { jurisdiction: string }).jurisdiction,
    }));
  };

  // Red when the number comes from a PostgreSQL sequence: what is rolled back leaves a hole.
  it('count without a hole, whatever fails and however many write at once', async () => {
    const write = (fails: boolean) =>
      dataSource
        .transaction(async (tx) => {
          await record.execute(tx, actor(), reading);
          if (fails) throw new Error('the reading failed');
        })
        .catch(() => {});
    await Promise.all(Array.from({ length: 120 }, (_, index) => write(index % 3 === 0)));
    const byLane = Map.groupBy(await written(), ({ key }) => key);
    expect([...byLane.values()].flat()).toHaveLength(80);
    expect(byLane.size).toBeGreaterThan(1);
    for (const [lane, records] of byLane) {
      expect(lane).toMatch(/^meter\/\d$/);
      expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, index) => index + 1));
      expect(records.map(({ payload }) => payload['sourceSeq'])).toEqual(records.map((_, index) => index + 1));
    }
  }, 30_000);

  it('say by which grant it was allowed, and stand where it was', async () => {
    const resident = randomUUID();
    const about = { ...reading, paths: [`${committee}.310105008020-001`, committee], residents: [resident, resident], count: 2 };
    await dataSource.transaction((tx) => record.execute(tx, actor(), about));
    await dataSource.transaction((tx) => record.execute(tx, actor(), { ...reading, paths: [committee, other] }));
    const [one, two] = (await written()).slice(-2);
    const found = [one!, two!].sort((a, b) => b.path.length - a.path.length);
    expect(found[0]).toMatchObject({
      path: committee,
      payload: { role: 'committee-worker', scope: committee, residents: [resident], count: 2 },
    });
    expect(found[1]!.path).toBe('310000000000.310105000000.310105008000');
    expect(commonPath([])).toBe('000000000000');
  });
});
