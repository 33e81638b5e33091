import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { WireRecord } from '#messaging/event-record.js';
import type { Broker } from '#messaging/kafka.js';
import { Relay } from '#messaging/relay.js';

interface Row {
  id: string;
  topic: string;
  key: string;
  payload: string;
  headers: string;
}

const recordOf = ({ topic, key, payload, headers }: Row): WireRecord => ({
  ...{ topic, key, value: payload },
  headers: JSON.parse(headers) as Record<string, string>,
});

/** Wrong on purpose: goes on from the largest id it has seen. A smaller one that commits later is never read. */
export class CursorRelay extends Relay {
  private readonly pool: pg.Pool;
  private last = '0';

  constructor(
    private readonly to: Broker,
    url: string,
    service: string,
  ) {
    super(to, url, service);
    this.pool = new pg.Pool({ connectionString: url, max: 1 });
  }

  override async runOnce(): Promise<number> {
    let sent = 0;
    for (let some = await this.takeSome(); some > 0; some = await this.takeSome()) sent += some;
    return sent;
  }

  private async takeSome(): Promise<number> {
    const { rows } = await this.pool.query<Row>('SELECT * FROM outbox WHERE id > $1 ORDER BY id LIMIT 500', [this.last]);
    if (rows.length === 0) return 0;
    await this.to.publish(rows.map(recordOf));
    this.last = rows.at(-1)!.id;
    await this.pool.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [rows.map(({ id }) => id)]);
    return rows.length;
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.pool.end();
  }
}

const few = 5;
const slowestMs = 12;

/** Wrong on purpose: several take whatever another one has not locked, and of one key the later fact may be sent first. */
export class SkippingRelay extends Relay {
  private readonly pool: pg.Pool;

  constructor(
    private readonly to: Broker,
    url: string,
    service: string,
  ) {
    super(to, url, service);
    this.pool = new pg.Pool({ connectionString: url, max: 1 });
  }

  override async runOnce(): Promise<number> {
    let sent = 0;
    for (let some = await this.takeSome(); some > 0; some = await this.takeSome()) sent += some;
    return sent;
  }

  private async takeSome(): Promise<number> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<Row>(`SELECT * FROM outbox ORDER BY id LIMIT ${few} FOR UPDATE SKIP LOCKED`);
      await pause(Math.random() * slowestMs);
      if (rows.length > 0) await this.to.publish(rows.map(recordOf));
      await client.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [rows.map(({ id }) => id)]);
      await client.query('COMMIT');
      return rows.length;
    } finally {
      client.release();
    }
  }

  override async stop(): Promise<void> {
    await super.stop();
    await this.pool.end();
  }
}
