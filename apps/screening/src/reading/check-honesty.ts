import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due } from '#platform/due-work.js';
import { OpenTasks } from '../task/open-tasks.js';
import { honestyLimits as limits } from './honesty.rules.js';

/** Its key is the moment at which the slots ended. */
export const checkHonestyWork = 'reading.check-honesty';

const before = (columns: string, most: number, more = ''): string => `
  SELECT ${columns} FROM report_slot p WHERE p.observation_id = s.observation_id AND p.opens_at <= s.opens_at AND p.reading_id IS NOT NULL ${more}
  ORDER BY p.opens_at DESC LIMIT ${most}`;

const signs = `
  WITH s AS (SELECT * FROM report_slot WHERE closes_at = $1 AND reading_id IS NOT NULL AND taken_by IN ('self', 'family')),
  seen AS (
    SELECT s.id, 'identical-values' AS sign FROM s
    WHERE (SELECT count(*) = ${limits.identicalValues} AND count(DISTINCT temperature) = 1 FROM (${before('p.temperature', limits.identicalValues)}) v)
    UNION ALL SELECT s.id, 'both-slots-at-once' FROM s
    WHERE (SELECT count(*) = 2 AND (max(received_at) - min(received_at) < interval '${limits.atOnceMinutes} minutes'
        OR max(measured_at) - min(measured_at) < interval '${limits.atOnceMinutes} minutes') FROM (${before('p.received_at, p.measured_at', 2)}) v)
    UNION ALL SELECT min(s.id::text)::uuid, 'one-device-for-many' FROM s WHERE sender IS NOT NULL GROUP BY sender
    HAVING count(DISTINCT resident_id) >= ${limits.peopleOfOneDevice} AND count(DISTINCT household_id) >= ${limits.householdsOfOneDevice}
    UNION ALL SELECT s.id, 'clock-regular' FROM s
    WHERE (SELECT count(*) = ${limits.regularDays} AND max(received_at - opens_at) - min(received_at - opens_at) < interval '${limits.regularSeconds} seconds'
      FROM (${before('p.received_at, p.opens_at', limits.regularDays, `AND extract(epoch FROM s.opens_at - p.opens_at)::bigint % 86400 = 0`)}) v)),
  f AS (
    INSERT INTO honesty_flag (id, observation_id, slot_id, path, sign, raised_at)
    SELECT uuidv7(), r.observation_id, r.id, r.path, seen.sign, $2 FROM seen JOIN report_slot r ON r.id = seen.id
    ON CONFLICT (slot_id, sign) DO NOTHING RETURNING *)
  SELECT f.id AS source, f.path AS "areaPath", o.household_id AS "householdId", o.resident_id AS "residentId"
  FROM f JOIN observation o ON o.id = f.observation_id ORDER BY f.id`;

interface Flagged {
  source: string;
  areaPath: string;
  householdId: string;
  residentId: string;
}

/** After slots have ended, readings that look alike are flagged for somebody to have a look; nothing else follows from it. */
@Injectable()
export class CheckHonesty {
  constructor(
    private readonly tasks: OpenTasks,
    private readonly clock: Clock,
  ) {}

  @Due(checkHonestyWork)
  async execute(moment: string, tx: EntityManager): Promise<void> {
    const flagged = await tx.query<Flagged[]>(signs, [new Date(moment), this.clock.now()]);
    await this.tasks.execute(
      tx,
      flagged.map((flag) => ({ kind: 'honesty', ...flag })),
    );
  }
}
