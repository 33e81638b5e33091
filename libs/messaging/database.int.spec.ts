import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { brokers, freshDatabase, topicPrefix, type TestDatabase } from '#testing/stack.js';
import { topic } from '#contracts/topic.js';
import { meterDatabase } from './test/meter.service.js';
import { ensureTopics, TopicMismatch } from './topics.js';

describe('the tables of messaging', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await freshDatabase()));
  afterAll(() => database.drop());

  // Red when a migration makes a column that no entity has: ALTER TABLE … DROP COLUMN is to be generated.
  it('are what the entities say: there is nothing to generate', async () => {
    const owner = await meterDatabase(database.ownerUrl).initialize();
    await owner.runMigrations();
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    await owner.undoLastMigration();
    await owner.runMigrations();
    await owner.destroy();
  });
});

describe('the topics of the contracts', () => {
  const settings = { partitions: 2, retentionDays: 3 };

  // Red when retention is compared in days: 259200000 at the broker, 3 in the contracts.
  it('are created once, and then checked', async () => {
    const prefix = topicPrefix();
    const wanted = [topic('test.gate', settings), topic('test.pass', { ...settings, retentionDays: Infinity })];
    await ensureTopics(brokers(), prefix, wanted);
    await expect(ensureTopics(brokers(), prefix, wanted)).resolves.toBeUndefined();
  });

  // Red when what exists is not checked: the promise resolves.
  it('are not changed behind the back of those who read them', async () => {
    const prefix = topicPrefix();
    await ensureTopics(brokers(), prefix, [topic('test.gate', settings)]);
    const other = [topic('test.gate', { partitions: 3, retentionDays: Infinity })];
    const refused = ensureTopics(brokers(), prefix, other);
    await expect(refused).rejects.toBeInstanceOf(TopicMismatch);
    await expect(refused).rejects.toThrow(/partitions is 2 at the broker, 3 in the contracts[\s\S]*retention.ms is 259200000/);
  });
});
