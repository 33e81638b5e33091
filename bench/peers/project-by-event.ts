import pg from 'pg';
import type { WireRecord } from '../../libs/messaging/event-record.js';
import { withClient } from '../../tools/database-roles.js';

const tables = `
  CREATE TABLE inbox (event_id uuid PRIMARY KEY);
  CREATE TABLE household (id uuid PRIMARY KEY, room_code text NOT NULL, room_path text COLLATE "C" NOT NULL)`;
const upsert = `
  INSERT INTO household (id, room_code, room_path) VALUES ($1, $2, $3)
  ON CONFLICT (id) DO UPDATE SET room_code = excluded.room_code, room_path = excluded.room_path`;

interface Household {
  householdId: string;
  roomCode: string;
  roomPath: string;
}

export interface Projection {
  take(record: WireRecord): Promise<void>;
  close(): Promise<void>;
}

/** One event after the other by pg: its row in the inbox and what follows from it in one transaction; what came before changes nothing. */
export async function projectByEvent(url: string): Promise<Projection> {
  await withClient(url, (client) => client.query(tables));
  const client = new pg.Client(url);
  await client.connect();
  return {
    take: async ({ value, headers }) => {
      const { householdId, roomCode, roomPath } = JSON.parse(value) as Household;
      await client.query('BEGIN');
      const { rowCount } = await client.query('INSERT INTO inbox (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [headers['ce_id']]);
      if (rowCount === 1) await client.query(upsert, [householdId, roomCode, roomPath]);
      await client.query('COMMIT');
    },
    close: () => client.end(),
  };
}
