import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kafkaAnswers } from '../../deploy/local/kafka-asks.js';
import { brokers, eventually, freshDatabase, ownBroker, rows, topicPrefix, type TestDatabase } from './stack.js';

describe('the stack that integration specs share', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
    await rows(database.ownerUrl, 'CREATE TABLE note (id int PRIMARY KEY)');
  });
  afterAll(() => database.drop());

  it('gives a service rows but not tables', async () => {
    await rows(database.appUrl, 'INSERT INTO note VALUES (1)');
    await expect(rows(database.appUrl, 'DROP TABLE note')).rejects.toThrow('must be owner');
    await expect(rows(database.appUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    expect(await rows(database.adminUrl, `SELECT tableowner FROM pg_tables WHERE tablename = 'note'`)).toEqual([
      { tableowner: 'linli_migrator' },
    ]);
  });

  it('keeps the database of one file from the service of another', async () => {
    const other = await freshDatabase();
    await expect(rows(other.appUrl, 'SELECT FROM note')).rejects.toThrow('does not exist');
    await other.drop();
  });

  it('has a broker that answers, and a prefix for each file', async () => {
    const [host, port] = brokers().split(':');
    expect(await kafkaAnswers(Number(port), host)).toBe(1);
    expect(topicPrefix()).not.toBe(topicPrefix());
  });

  it('lets a file stop a broker of its own and start it again at the same address', async () => {
    const broker = await ownBroker();
    const answers = () => kafkaAnswers(Number(broker.address.split(':')[1])).catch(() => undefined);
    await broker.stop();
    expect(await answers()).toBeUndefined();
    await broker.start();
    expect(await eventually(answers)).toBe(1);
    await broker.drop();
  }, 60_000);
});
