import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import type { PassChangeType, PassState } from './pass.rules.js';
import type { PassRow } from './pass-row.js';

export interface MovedPass extends PassRow {
  /** Null for a pass that has just been issued. */
  before: PassState | null;
  after: PassState;
}

export interface Happened {
  type: PassChangeType;
  reason: string | null;
  by: string;
}

const insert = `
  INSERT INTO pass_change (id, pass_id, household_id, path, type, reason, at, by)
  SELECT n.id, n.pass_id, n.household_id, n.path, $5, $6, $7, $8
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS n (id, pass_id, household_id, path)`;

const add = `
  INSERT INTO pass_rollup AS u (path, pass_class, active, suspended)
  SELECT n.path, n.pass_class, sum(n.active), sum(n.suspended)
  FROM unnest($1::text[], $2::text[], $3::integer[], $4::integer[]) AS n (path, pass_class, active, suspended)
  GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (path, pass_class) DO UPDATE SET active = u.active + excluded.active, suspended = u.suspended + excluded.suspended`;

const difference = ({ before, after }: MovedPass, state: PassState): number => Number(after === state) - Number(before === state);

/** Keeps the history of passes and the counts of their compounds, each by one statement for all changes of a transaction. */
@Injectable()
export class KeepPassBooks {
  constructor(private readonly clock: Clock) {}

  async execute(tx: EntityManager, passes: readonly MovedPass[], { type, reason, by }: Happened): Promise<void> {
    if (passes.length === 0) return;
    const now = this.clock.now();
    await tx.query(insert, [
      passes.map(() => uuidv7(now.getTime())),
      passes.map(({ id }) => id),
      passes.map(({ householdId }) => householdId),
      passes.map(({ path }) => path),
      ...[type, reason, now, by],
    ]);
    const moved = passes.filter(({ before, after }) => before !== after);
    await tx.query(add, [
      moved.map(({ path }) => path),
      moved.map(({ passClass }) => passClass),
      moved.map((pass) => difference(pass, 'active')),
      moved.map((pass) => difference(pass, 'suspended')),
    ]);
  }
}
