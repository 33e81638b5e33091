import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { asService } from '../../libs/platform/scope.js';

export const committee = '310000000000.310105000000.310105008000.310105008020';

const open = `
  WITH round AS (
    INSERT INTO mask_round (id, area_code, path, item_id, rule, quota, packs, opens_at, closes_at, collect_from, collect_until, state, opened_by,
      opened_at, version)
    VALUES ($1, '310105008020', $2, $1, 'queue', 5, greatest($3, 1), now() - interval '1 minute', now() + interval '1 day', '09:00', '17:00', 'open', 'bench',
      now(), 1)
    RETURNING id, path)
  INSERT INTO round_stock (round_id, remaining, next_number, called_up_to, path) SELECT id, $3, 1, 0, path FROM round`;

/** A round of the queue kind that is open, with so many packs left. */
export async function openRound(source: DataSource, packs: number): Promise<string> {
  const roundId = randomUUID();
  await asService(source, 'bench', (tx) => tx.query(open, [roundId, committee, packs]));
  return roundId;
}

const keep = `
  INSERT INTO household SELECT id, 'r' || n, $2 || '.310105008020-001.310105008020-001-' || lpad(n::text, 6, '0'), false
  FROM unnest($1::uuid[]) WITH ORDINALITY AS h (id, n)`;

export const keepHouseholds = (source: DataSource, ids: readonly string[]): Promise<unknown> =>
  asService(source, 'bench', (tx) => tx.query(keep, [ids, committee]), { statementTimeout: 120_000 });
