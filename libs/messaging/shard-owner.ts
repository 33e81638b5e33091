import { Client, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import type { WireRecord } from './event-record.js';
import { shards } from './outbox.js';

export interface OutboxBatch {
  ids: string[];
  records: WireRecord[];
  /** Milliseconds of the monotonic clock, which goes on while the process is stopped. */
  readAt: number;
}

const largestBatch = 1_000;
const largestBatchBytes = 512 * 1024;
/** Name space of the session locks; the second number is the shard. */
const lockSpace = 0x6c696e6c;

/** Milliseconds; a connection that answers nothing is given up, and its locks with it. */
const limits = { connectionTimeoutMillis: 5_000, query_timeout: 10_000 };
/**
 * A relay that stands still keeps its connection, and nobody else could have its locks: the server ends a session that asks nothing
 * for longer than any answer of the broker is waited for.
 */
const endsIdleSession = '-c idle_session_timeout=30s';
/** By the index, in its order: what statistics say of a table that is empty most of the time would have a backlog sorted as a whole for each batch. */
const byIndex = ['seqscan', 'bitmapscan', 'sort'].map((way) => `-c enable_${way}=off`).join(' ');

/** An answer of the server: the connection is good. */
const isSqlState = (code: string | undefined): boolean => /^(?=.*\d)[0-9A-Z]{5}$/.test(code ?? '') && !/^(57P|08)/.test(code ?? '');

interface Row {
  id: string;
  topic: string;
  key: string;
  payload: string;
  headers: string;
}

/**
 * One dedicated connection whose session holds an advisory lock for each shard this process owns. The lock ends with the
 * connection, so a relay that died is replaced at the next try of another, and two never read the same shard.
 */
export class ShardOwner {
  private readonly client: Client;
  private readonly owned = new Set<number>();
  private turn: Promise<unknown> = Promise.resolve();
  /** Rows to ask for: no more than about as many as made a batch the last time. */
  private limit = largestBatch;
  lost = false;

  constructor(url: string, applicationName: string) {
    this.client = new Client({
      connectionString: url,
      application_name: applicationName,
      keepAlive: true,
      options: `${endsIdleSession} ${byIndex}`,
      ...limits,
    });
    this.client.on('error', () => (this.lost = true));
    this.client.on('end', () => (this.lost = true));
  }

  async connect(): Promise<void> {
    await this.client.connect();
  }

  /** Shards owned after trying to lock those that are free. */
  async own(): Promise<number[]> {
    const wanted = Array.from({ length: shards }, (_, shard) => shard).filter((shard) => !this.owned.has(shard));
    if (wanted.length === 0) return [...this.owned];
    const { rows } = await this.query<{ shard: number; locked: boolean }>(
      'SELECT shard, pg_try_advisory_lock($1, shard) AS locked FROM unnest($2::integer[]) AS shard',
      [lockSpace, wanted],
    );
    for (const { shard, locked } of rows) if (locked) this.owned.add(shard);
    return [...this.owned];
  }

  /** Owned shards in which something waits. Asked five times a second of an idle service, so the usual answer is cheap. */
  async waiting(): Promise<number[]> {
    const { rowCount } = await this.query('SELECT FROM outbox ORDER BY shard, id LIMIT 1');
    if (!rowCount) return [];
    const { rows } = await this.query<{ shard: number }>(
      'SELECT shard FROM unnest($1::smallint[]) AS shard WHERE EXISTS (SELECT FROM outbox WHERE outbox.shard = shard.shard)',
      [[...this.owned]],
    );
    return rows.map(({ shard }) => shard);
  }

  /**
   * The oldest rows of a shard by id, without those in flight. There is no cursor: a smaller id may commit later, and ids of
   * one key rise in the order of their commits because the noun's row is locked before its fact is added.
   */
  async read(shard: number, inFlight: string[]): Promise<OutboxBatch> {
    const { rows } = await this.query<Row>({
      name: 'outbox_read',
      text: `SELECT id, topic, key, payload, headers FROM outbox WHERE shard = $1 AND id <> ALL($2::bigint[])
        ORDER BY id LIMIT $3`,
      values: [shard, inFlight, this.limit],
    });
    const taken = rows.slice(0, fitting(rows));
    this.limit = Math.min(largestBatch, taken.length < rows.length ? Math.ceil(1.1 * taken.length) : 2 * this.limit);
    const records = taken.map(({ topic, key, payload, headers }) => ({
      topic,
      key,
      value: payload,
      headers: JSON.parse(headers) as Record<string, string>,
    }));
    return { ids: taken.map(({ id }) => id), records, readAt: performance.now() };
  }

  /** Deletes exactly the rows the broker has answered, never a range. */
  async forget(shard: number, ids: string[]): Promise<void> {
    await this.query({
      name: 'outbox_forget',
      text: 'DELETE FROM outbox WHERE shard = $1 AND id = ANY($2::bigint[])',
      values: [shard, ids],
    });
  }

  /** Shards are drained side by side over one connection, which takes one statement at a time. */
  private query<Row extends QueryResultRow>(statement: string | QueryConfig, values?: unknown[]): Promise<QueryResult<Row>> {
    const answer = this.turn.then(() => this.client.query<Row>(statement, values));
    this.turn = answer.catch((error: { code?: string }) => (this.lost ||= !isSqlState(error.code)));
    return answer;
  }

  async close(): Promise<void> {
    this.lost = true;
    await this.client.end().catch(() => {});
  }
}

/** How many of the rows make one batch: at least one, and not more bytes than a broker takes for one partition. */
function fitting(rows: Row[]): number {
  let bytes = 0;
  const tooMany = rows.findIndex((row, index) => {
    bytes += Buffer.byteLength(row.payload) + row.headers.length;
    return index > 0 && bytes > largestBatchBytes;
  });
  return tooMany === -1 ? rows.length : tooMany;
}
