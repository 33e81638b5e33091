import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { viewBudget, withinBudget } from './view-budget.rules.js';

const hourMs = 3_600_000;

const note = `
  INSERT INTO person_view (subject, resident_id, at) SELECT $1, id, $3 FROM unnest($2::uuid[]) AS id
  ON CONFLICT (subject, resident_id) DO UPDATE SET at = excluded.at`;
const recent = 'SELECT count(*)::integer AS people FROM person_view WHERE subject = $1 AND at > $2';
const forget = 'DELETE FROM person_view WHERE subject = $1 AND at <= $2';

/** How many people somebody has seen as they are within the last hour; the same person twice is one. */
@Injectable()
export class CountViews {
  constructor(private readonly clock: Clock) {}

  /** @throws Rejection VIEW_BUDGET_CONFIRM beyond the soft limit without `confirmed`, VIEW_BUDGET_SPENT beyond the hard one */
  async execute(tx: EntityManager, subject: string, residentIds: readonly string[], { confirmed }: { confirmed: boolean }): Promise<void> {
    const now = this.clock.now();
    const anHourAgo = new Date(now.getTime() - hourMs);
    // Two requests at once count each other.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`person_view ${subject}`]);
    await tx.query(forget, [subject, anHourAgo]);
    await tx.query(note, [subject, residentIds, now]);
    const [{ people } = { people: 0 }] = await tx.query<{ people: number }[]>(recent, [subject, anHourAgo]);
    const verdict = withinBudget(people, confirmed);
    if (verdict === 'spent') throw new Rejection('VIEW_BUDGET_SPENT', { limit: viewBudget.hard });
    if (verdict === 'confirm') throw new Rejection('VIEW_BUDGET_CONFIRM', { limit: viewBudget.soft });
  }
}
