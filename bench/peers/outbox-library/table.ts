import { DatabaseSetup } from 'pg-transactional-outbox';
import { withClient } from '../../../tools/database-roles.js';

export const setup = {
  ...{ outboxOrInbox: 'outbox' as const, database: 'peer', schema: 'public', table: 'outbox', listenerRole: 'CURRENT_USER' },
  ...{ publication: 'peer_outbox', replicationSlot: 'peer_outbox' },
};

/** Table and slot of the library, and `rows` messages that wait. */
export const fillLibrary = (url: string, rows: number, topic: string, payload: string): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(DatabaseSetup.dropAndCreateTable(setup));
    await client.query(`CREATE PUBLICATION ${setup.publication} FOR TABLE outbox WITH (publish = 'insert')`);
    await client.query(`SELECT pg_create_logical_replication_slot($1, 'pgoutput')`, [setup.replicationSlot]);
    await client.query(
      `INSERT INTO outbox (id, aggregate_type, aggregate_id, message_type, concurrency, payload)
       SELECT uuidv7(), $2, gen_random_uuid()::text, 'gate-checked', 'parallel', $3::jsonb FROM generate_series(1, $1::integer)`,
      [rows, topic, payload],
    );
  });

export const sentByLibrary = (url: string): Promise<number> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ sent: number }>('SELECT count(processed_at)::integer AS sent FROM outbox');
    return rows[0]!.sent;
  });
