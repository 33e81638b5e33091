import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { currentFeverLimits } from './fever-limits.js';
import type { FeverChange, KnownFever, PersonReading } from './fever-change.js';
import { type FeverStep, stepAfter } from './fever.rules.js';
import { WriteFevers } from './write-fevers.js';

const last = `
  SELECT DISTINCT ON (resident_id) id, resident_id AS "residentId", state, measured_at AS "measuredAt"
  FROM fever WHERE resident_id = ANY($1::uuid[]) ORDER BY resident_id, id DESC`;

/** Looks at readings for fevers: suspected without contact, confirmed or ruled out with it. */
@Injectable()
export class FollowFevers {
  constructor(
    private readonly write: WriteFevers,
    private readonly clock: Clock,
  ) {}

  /** `readings` are in the order in which they were measured. */
  async execute(tx: EntityManager, readings: readonly PersonReading[]): Promise<void> {
    const people = [...new Set(readings.map(({ residentId }) => residentId))].sort();
    const rows = await tx.query<(KnownFever & { residentId: string })[]>(last, [people]);
    const known = new Map(rows.map(({ residentId, ...fever }) => [residentId, fever]));
    const limits = currentFeverLimits(this.clock.now());
    const changes = people.flatMap((residentId) => {
      const fever = known.get(residentId);
      const own = readings.filter((reading) => reading.residentId === residentId);
      return own.flatMap((reading): FeverChange[] => {
        const step = stepAfter(limits, reading, fever);
        return step ? [{ step, reading, fever }] : [];
      });
    });
    await this.write.execute(tx, decisive(changes));
  }
}

/** Several readings of one person that came together: one with contact says more than one without, and the last of them counts. */
function decisive(changes: readonly FeverChange[]): FeverChange[] {
  const weight: Record<FeverStep, number> = { suspect: 0, 'rule-out': 1, confirm: 1 };
  const byPerson = new Map<string, FeverChange>();
  for (const change of changes) {
    const before = byPerson.get(change.reading.residentId);
    if (!before || weight[change.step] >= weight[before.step]) byPerson.set(change.reading.residentId, change);
  }
  return [...byPerson.values()];
}
