import { GateChecked } from '#contracts/passes.events.js';
import type { Outbox } from '#messaging/outbox.js';
import { chinaDay } from '#platform/china-time.rules.js';
import { prepared } from '#platform/prepared.js';
import type { RejectionCode } from '#platform/rejection.js';
import type { KnownDevice } from '../device/device-requests.js';
import type { GateCheckRow } from './gate-check.rules.js';

export interface NewCheck extends GateCheckRow {
  device: KnownDevice;
}

export interface Written {
  /** Null for a check that stands now. */
  code: RejectionCode | null;
  /** It stood before. */
  repeated: boolean;
}

interface Columns {
  checks: readonly NewCheck[];
  facts: ReturnType<Outbox['rows']>;
  visitors: readonly { key: Buffer | null; sealed: Buffer | null }[];
}

/** Each column of what is given: its name, its type, and its value for a check. */
const given: [name: string, type: string, of: (columns: Columns, index: number) => unknown][] = [
  ['day', 'date', ({ checks }, index) => chinaDay(checks[index]!.checkedAt)],
  ['check_key', 'uuid', ({ checks }, index) => checks[index]!.checkKey],
  ['device_id', 'uuid', ({ checks }, index) => checks[index]!.device.id],
  ['counter', 'bigint', ({ checks }, index) => checks[index]!.counter],
  ['gate_id', 'uuid', ({ checks }, index) => checks[index]!.device.gateId],
  ['path', 'text', ({ checks }, index) => checks[index]!.device.path],
  ['pass_id', 'uuid', ({ checks }, index) => checks[index]!.passId ?? null],
  ['direction', 'text', ({ checks }, index) => checks[index]!.direction],
  ['mode', 'text', ({ checks }, index) => checks[index]!.mode],
  ['passengers', 'smallint', ({ checks }, index) => checks[index]!.passengers],
  ['temperature', 'real', ({ checks }, index) => checks[index]!.temperature ?? null],
  ['method', 'text', ({ checks }, index) => checks[index]!.method ?? null],
  ['answers', 'text', ({ checks }, index) => JSON.stringify(checks[index]!.answers)],
  ['steps', 'text', ({ checks }, index) => checks[index]!.steps.join(',')],
  ['decision', 'text', ({ checks }, index) => checks[index]!.decision],
  ['reason', 'text', ({ checks }, index) => checks[index]!.reason],
  ['trust_number', 'integer', ({ checks }, index) => checks[index]!.listNumbers.trust ?? null],
  ['revocation_number', 'integer', ({ checks }, index) => checks[index]!.listNumbers.revocations ?? null],
  ['visitor_key', 'bytea', ({ visitors }, index) => visitors[index]!.key],
  ['visitor_sealed', 'bytea', ({ visitors }, index) => visitors[index]!.sealed],
  ['checked_at', 'timestamptz', ({ checks }, index) => checks[index]!.checkedAt],
  ['shard', 'smallint', ({ facts }, index) => facts[index]!.shard],
  ['event_id', 'uuid', ({ facts }, index) => facts[index]!.id],
  ['payload', 'text', ({ facts }, index) => facts[index]!.payload],
  ['headers', 'text', ({ facts }, index) => facts[index]!.headers],
];

const arrays = given.map(([, type], index) => `$${index + 2}::${type}[]`).join(', ');
const names = given.map(([name]) => name).join(', ');
const kept =
  'day, check_key, device_id, counter, gate_id, path, pass_id, resident_id, household_id, direction, mode, passengers, temperature, method, ' +
  'answers, steps, decision, reason, trust_number, revocation_number, visitor_key, visitor_sealed, checked_at';

/**
 * A counter has gone backwards when a later number of the device was checked earlier, or the same number is another check;
 * batches that come late or twice have not. What stands already is repeated, whatever else may be said of it. The
 * statement is planned once, when a day may be empty and all its indexes look alike: each lookup asks for the order of the one it means.
 */
const looked = `
  SELECT g.*, p.resident_id, p.household_id, coalesce(k.device_id = g.device_id, false) AS known,
    CASE WHEN k.device_id = g.device_id THEN NULL
      WHEN k.device_id IS NOT NULL THEN 'GATE_CHECK_WRONG'
      WHEN g.pass_id IS NOT NULL AND p.id IS NULL THEN 'GATE_PASS_UNKNOWN'
      WHEN (SELECT true FROM generate_series(-1, 1) AS near CROSS JOIN LATERAL (
          SELECT FROM gate_check c WHERE c.day = g.day + near AND c.device_id = g.device_id
            AND c.counter >= g.counter AND (c.counter = g.counter OR c.checked_at < g.checked_at - interval '2 minutes')
          ORDER BY c.counter LIMIT 1) later LIMIT 1)
      THEN 'GATE_COUNTER_BACKWARDS' END AS code
  FROM given g
  LEFT JOIN LATERAL (SELECT id, resident_id, household_id FROM pass WHERE id BETWEEN g.pass_id AND g.pass_id ORDER BY id LIMIT 1) p ON true
  LEFT JOIN LATERAL (
    SELECT device_id FROM gate_check WHERE day = g.day AND check_key BETWEEN g.check_key AND g.check_key ORDER BY check_key LIMIT 1) k ON true`;

/** Whether a judged row was written. Looked up and not joined: how many rows there are is not known when the statement is planned. */
const isWritten = `coalesce((SELECT keys FROM written_keys) ? (day || ' ' || check_key), false)`;

const text = prepared(
  'write_gate_checks',
  `
  WITH given AS MATERIALIZED (SELECT * FROM unnest(${arrays}) WITH ORDINALITY AS n (${names}, position)),
  looked AS MATERIALIZED (${looked}),
  judged AS MATERIALIZED (
    SELECT *, code IS NULL AND NOT known AS free, row_number() OVER (PARTITION BY day, check_key, code IS NULL AND NOT known ORDER BY position) AS nth
    FROM looked),
  written AS (
    INSERT INTO gate_check (${kept}, received_at)
    SELECT ${kept.replace('answers, steps', `answers::jsonb, string_to_array(steps, ',')`)}, $1 FROM judged WHERE free AND nth = 1 ORDER BY position
    ON CONFLICT DO NOTHING RETURNING day, check_key, path, checked_at, decision, reason),
  written_keys AS MATERIALIZED (SELECT jsonb_object_agg(day || ' ' || check_key, true) AS keys FROM written),
  told AS (
    INSERT INTO outbox (shard, event_id, topic, key, sequence, type, version, payload, headers)
    SELECT shard, event_id, '${GateChecked.topic.name}', check_key::text, 1, '${GateChecked.type}', ${GateChecked.version},
      CASE WHEN resident_id IS NULL THEN payload
        ELSE replace(payload, '"residentId":null', '"residentId":"' || resident_id || '"') END, headers
    FROM judged WHERE free AND nth = 1 AND ${isWritten} ORDER BY position),
  counted AS (
    INSERT INTO gate_flow AS t (path, hour, reason, decision, checks)
    SELECT path, date_trunc('hour', checked_at), reason, decision, count(*) FROM written GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3
    ON CONFLICT (path, hour, reason) DO UPDATE SET checks = t.checks + excluded.checks)
  SELECT known OR (free AND nth > 1) AS repeated, CASE WHEN free AND NOT ${isWritten} THEN 'GATE_COUNTER_BACKWARDS' ELSE code END AS code
  FROM judged ORDER BY position`,
);

const values = (columns: Columns, receivedAt: Date): unknown[] => [
  receivedAt,
  ...given.map(([, , of]) => columns.checks.map((_, index) => of(columns, index))),
];

/** One statement for all checks of a batch, with the events and counts of those that it wrote. */
export const writeStatement = { text, values };
