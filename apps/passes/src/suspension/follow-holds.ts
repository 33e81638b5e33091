import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { personsOf } from '#neighbourhood/persons.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import type { PassClass } from '#contracts/passes.events.js';
import { ChangePasses } from '../pass/change-passes.js';
import { compoundOf } from '../pass/pass.rules.js';
import { householdWaits } from './hold-rules.js';
import { type Due, dueOf, type HeldPass } from './suspension.rules.js';

/** Whose passes are looked at: those of these records and of these households. */
export interface About {
  residentIds: readonly string[];
  householdIds: readonly string[];
}

interface PassWithHome {
  id: string;
  passClass: PassClass;
  residentId: string | null;
  householdId: string;
  path: string;
  livesIn: string | null;
  roomPath: string | null;
  closed: boolean | null;
}

/** A holder who lives elsewhere in the same compound takes the pass along: it belongs to the new household. */
const passes = `
  UPDATE pass p SET household_id = CASE WHEN moved.same THEN moved.lives_in ELSE p.household_id END
  FROM (
    SELECT p.id, coalesce(r.household_id, p.household_id) AS lives_in, h.room_path, h.closed,
      coalesce(h.room_path ^@ (p.path || '.') AND NOT h.closed, false) AS same
    FROM pass p LEFT JOIN resident r ON r.id = p.resident_id AND p.pass_class = 'resident'
      LEFT JOIN household h ON h.id = coalesce(r.household_id, p.household_id)
    WHERE p.state IN ('active', 'suspended')
      AND (p.resident_id = ANY($1::uuid[]) OR p.household_id = ANY($2::uuid[]) OR r.household_id = ANY($2::uuid[]))
    ORDER BY p.id FOR UPDATE OF p) moved
  WHERE p.id = moved.id
  RETURNING p.id, p.pass_class AS "passClass", p.resident_id AS "residentId", p.household_id AS "householdId", p.path,
    moved.lives_in AS "livesIn", moved.room_path AS "roomPath", moved.closed`;

const observations = `
  SELECT id AS "observationId", resident_id AS "residentId", household_id AS "householdId", rule_version AS "ruleVersion"
  FROM observation WHERE NOT over AND (resident_id = ANY($1::uuid[]) OR household_id = ANY($2::uuid[])) ORDER BY id`;

/** What stands by rule becomes exactly what is due; what somebody lifted stays lifted. */
const settle = `
  WITH due AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) AS n (id, pass_id, cause, reason)),
  over AS (
    UPDATE suspension s SET state = 'ended', ended_at = $6
    WHERE s.pass_id = ANY($5::uuid[]) AND s.cause IS NOT NULL AND s.state = 'standing'
      AND NOT EXISTS (SELECT FROM due WHERE due.pass_id = s.pass_id AND due.cause = s.cause))
  INSERT INTO suspension AS s (id, pass_id, household_id, path, reason, cause, state, asked_by, asked_units, asked_at)
  SELECT due.id, p.id, p.household_id, p.path, due.reason, due.cause, 'standing', 'rule', '{}', $6 FROM due JOIN pass p ON p.id = due.pass_id
  ON CONFLICT (pass_id, cause) DO UPDATE SET state = 'standing', reason = excluded.reason, ended_at = NULL WHERE s.state = 'ended'`;

const standing = `SELECT pass_id AS "passId", reason FROM suspension WHERE pass_id = ANY($1::uuid[]) AND state = 'standing' ORDER BY asked_at, id`;

/**
 * Suspends and restores passes as observations and moves demand, whatever the order in which they were heard of: what is due is
 * computed anew each time, from everything that is known.
 */
@Injectable()
export class FollowHolds {
  constructor(
    private readonly change: ChangePasses,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, about: About): Promise<void> {
    const persons = await personsOf(tx, about.residentIds);
    const records = [...persons.values()].flatMap((person) => person.records);
    const [rows] = await tx.query<[PassWithHome[], number]>(passes, [records, about.householdIds]);
    if (rows.length === 0) return;
    await this.settle(tx, rows, await this.due(tx, rows));
    await this.settleStates(
      tx,
      rows.map(({ id }) => id),
      'rule',
    );
  }

  /** A pass is suspended exactly while a reason stands. */
  async settleStates(tx: EntityManager, ids: readonly string[], by: string): Promise<void> {
    const reasons = await tx.query<{ passId: string; reason: Due['reason'] }[]>(standing, [ids]);
    const first = new Map(reasons.toReversed().map(({ passId, reason }) => [passId, reason]));
    const byReason = Map.groupBy([...first].toSorted(), ([, reason]) => reason);
    for (const [reason, held] of byReason)
      await this.change.execute(
        tx,
        held.map(([id]) => id),
        { to: 'suspended', reason },
        by,
      );
    const free = ids.filter((id) => !first.has(id));
    const suspended = await tx.query<{ id: string }[]>(`SELECT id FROM pass WHERE id = ANY($1::uuid[]) AND state = 'suspended'`, [free]);
    await this.change.execute(
      tx,
      suspended.map(({ id }) => id),
      { to: 'active' },
      by,
    );
  }

  private async due(tx: EntityManager, rows: readonly PassWithHome[]): Promise<Map<string, Due[]>> {
    const holders = await personsOf(
      tx,
      rows.flatMap(({ residentId }) => residentId ?? []),
    );
    const recordsOf = (id: string | null): string[] => (id ? (holders.get(id)?.records ?? [id]) : []);
    const known = await tx.query<{ observationId: string; residentId: string; householdId: string; ruleVersion: string }[]>(observations, [
      rows.flatMap(({ residentId }) => recordsOf(residentId)),
      rows.map(({ householdId }) => householdId),
    ]);
    const holdings = known.map(({ residentId, ruleVersion, ...of }) => ({
      ...of,
      records: [residentId],
      householdWaits: householdWaits(ruleVersion),
    }));
    return new Map(
      rows.map(({ residentId, roomPath, closed, ...row }) => {
        const pass: HeldPass = { ...row, records: recordsOf(residentId) };
        const home = roomPath === null ? null : { compound: compoundOf(roomPath), closed: closed ?? false };
        return [row.id, dueOf(pass, holdings, home)];
      }),
    );
  }

  private async settle(tx: EntityManager, rows: readonly PassWithHome[], due: ReadonlyMap<string, Due[]>): Promise<void> {
    const all = [...due].flatMap(([passId, of]) => of.map(({ cause, reason }) => ({ passId, cause, reason })));
    const now = this.clock.now();
    await tx.query(settle, [
      all.map(() => uuidv7(now.getTime())),
      all.map(({ passId }) => passId),
      all.map(({ cause }) => cause),
      all.map(({ reason }) => reason),
      rows.map(({ id }) => id),
      now,
    ]);
  }
}
