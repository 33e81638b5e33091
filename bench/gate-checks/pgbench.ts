import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Done } from '../harness/rounds.js';
import { device } from './some-checks.js';

/** pgbench takes a colon before a letter or digit for the beginning of a variable. */
const plain = (text: string): string => text.replaceAll(':', '.');

/** A check and its fact by one statement that pgbench has prepared; `rows` of them where the server makes many by itself. */
const script = (payload: string, headers: string, rows: number): string =>
  `
WITH kept AS (
  INSERT INTO gate_check (day, check_key, device_id, counter, gate_id, path, direction, mode, passengers, temperature, method, answers, steps,
    decision, reason, trust_number, revocation_number, checked_at, received_at)
  SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date, uuidv7(), '${device.id}', nextval('bench_counter'), '${device.gateId}', '${device.path}', 'in',
    'foot', 0, 36.4, 'forehead', '{"symptoms": false}', '{measure,ask}', 'admit', 'ADMITTED', 1, 0, now(), now() FROM generate_series(1, ${rows})
  ON CONFLICT DO NOTHING RETURNING check_key)
INSERT INTO outbox (shard, event_id, topic, key, sequence, type, version, payload, headers)
SELECT (get_byte(uuid_send(check_key), 15) & 3)::smallint, uuidv7(), 'passes.gate-check', check_key::text, 1, 'passes.gate-check', 1,
  '${plain(payload)}', '${plain(headers)}' FROM kept;
`.replaceAll('\n', ' ');

export interface Pgbench {
  home: string;
  url: string;
  payload: string;
  headers: string;
  rows: number;
}

/** Runs pgbench, which has to be on the PATH; it sees all areas, as a service does. */
export async function pgbench({ home, url, payload, headers, rows }: Pgbench, clients: number, seconds: number): Promise<Done> {
  const file = join(home, `insert-${rows}.sql`);
  writeFileSync(file, script(payload, headers, rows));
  const { username, password, hostname, port, pathname } = new URL(url);
  const where = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)];
  const how = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', file];
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(password), PGOPTIONS: '-c app.scope=*' };
  const child = spawn('pgbench', [...how, ...where], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  const transactions = Number(/actually processed: (\d+)/.exec(output)?.[1]);
  const rate = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
  if (!(transactions > 0) || !(rate > 0) || !/failed transactions: 0/.test(output)) throw new Error(`pgbench: ${output}`);
  return { events: transactions * rows, seconds: transactions / rate };
}
