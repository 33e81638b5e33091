import { device } from '../gate-checks/some-checks.js';

/** What a district has in one day, by the load that the plan is made for. */
const aDay = 1_400_000;
export const days = 30;

/** `rows` checks of 36 compounds: today's as far as a district has them in a day, the others in the 29 days before, in the order of their times. */
export const fill = (rows: number): string[] => {
  const today = Math.min(rows, aDay);
  const before = Math.ceil((rows - today) / (days - 1));
  return Array.from({ length: days }, (_, ago) => insert(ago, ago === 0 ? today : before)).filter((_, ago) => ago === 0 || before > 0);
};

const midnight = (ago: number): string => `(date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') - interval '${ago} days')`;
const until = (ago: number): string => (ago === 0 ? `(now() AT TIME ZONE 'Asia/Shanghai')` : midnight(ago - 1));

const insert = (ago: number, rows: number): string => `
  INSERT INTO gate_check (day, check_key, device_id, counter, gate_id, path, direction, mode, passengers, temperature, method, answers, steps,
    decision, reason, checked_at, received_at)
  SELECT ${midnight(ago)}::date, uuidv7(at - now()), ('00000000-0000-7000-8000-' || lpad((n % 200)::text, 12, '0'))::uuid, n, '${device.gateId}',
    '${device.path.slice(0, -3)}' || lpad((1 + n % 36)::text, 3, '0'), 'in', 'foot', 0, 36.4, 'forehead', '{"symptoms": false}', '{measure,ask}',
    CASE n % 50 WHEN 0 THEN 'refuse' ELSE 'admit' END, CASE n % 50 WHEN 0 THEN 'FEVER' ELSE 'ADMITTED' END, at, at
  FROM (SELECT n, (${midnight(ago)} + (${until(ago)} - ${midnight(ago)}) * (n::float8 / ${rows + 1})) AT TIME ZONE 'Asia/Shanghai' AS at
    FROM generate_series(1, ${rows}) n) checks`;

/** The counts that the writer would have kept beside them. */
export const count = `
  INSERT INTO gate_flow (path, hour, reason, decision, checks)
  SELECT path, date_trunc('hour', checked_at), reason, decision, count(*) FROM gate_check GROUP BY 1, 2, 3, 4`;

export const committee = '310105008020';
export const area = `
  INSERT INTO area (code, path, kind, name) VALUES ('${committee}', '${device.path.slice(0, device.path.lastIndexOf('.'))}', 'committee', '{"zh": "茅台新苑"}')`;
