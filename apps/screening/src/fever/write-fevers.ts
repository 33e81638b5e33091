import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FeverConfirmed, FeverRuledOut, FeverSuspected } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { CountPeople } from '../figures/count-people.js';
import { OpenReferrals } from '../referral/open-referrals.js';
import type { FeverChange, WrittenFever } from './fever-change.js';
import { FeverTasks } from './fever-tasks.js';
import type { FeverState, FeverStep } from './fever.rules.js';

const stateAfter: Record<FeverStep, FeverState> = { suspect: 'suspected', confirm: 'confirmed', 'rule-out': 'ruled-out' };

/** Of two that open one for the same person at once, the second finds it there and leaves it alone. */
const write = `
  WITH n AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::double precision[], $8::text[], $9::timestamptz[], $10::boolean[])
      AS n (id, resident_id, household_id, observation_id, path, state, temperature, method, measured_at, is_new)),
  made AS (
    INSERT INTO fever (id, resident_id, household_id, observation_id, path, state, temperature, method, measured_at, suspected_at, decided_at, version)
    SELECT id, resident_id, household_id, observation_id, path, state, temperature, method, measured_at, $11,
      CASE WHEN state = 'confirmed' THEN $11::timestamptz END, 1 FROM n WHERE is_new
    ON CONFLICT (resident_id) WHERE state IN ('suspected', 'confirmed') DO NOTHING RETURNING *),
  changed AS (
    UPDATE fever f SET state = n.state, temperature = n.temperature, method = n.method, measured_at = n.measured_at, decided_at = $11, version = f.version + 1
    FROM n WHERE f.id = n.id AND NOT n.is_new AND f.state = 'suspected' RETURNING f.*),
  f AS (SELECT *, true AS is_new FROM made UNION ALL SELECT *, false FROM changed)
  SELECT f.id AS "feverId", f.resident_id AS "residentId", f.household_id AS "householdId", f.observation_id AS "observationId", f.path AS "areaPath",
    f.temperature, f.method, f.measured_at AS "measuredAt", f.state, f.version, f.is_new AS "isNew" FROM f ORDER BY f.id`;

/** Writes what became of fevers by one statement, tells of them, and gets somebody to see to them. */
@Injectable()
export class WriteFevers {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPeople,
    private readonly referrals: OpenReferrals,
    private readonly tasks: FeverTasks,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, changes: readonly FeverChange[]): Promise<void> {
    if (changes.length === 0) return;
    const written = await tx.query<WrittenFever[]>(write, this.parametersOf(changes));
    const inState = (state: FeverState) => written.filter((fever) => fever.state === state);
    const [suspected, confirmed, ruledOut] = [inState('suspected'), inState('confirmed'), inState('ruled-out')];
    await this.outbox.addMany(tx, FeverSuspected, suspected.map(factOf));
    await this.outbox.addMany(tx, FeverRuledOut, ruledOut.map(factOf));
    const referred = await this.referrals.execute(tx, confirmed);
    const facts = confirmed.map((fever) => {
      const { payload, ...about } = factOf(fever);
      return { payload: { ...payload, referralId: referred.get(fever.feverId) ?? '' }, ...about };
    });
    await this.outbox.addMany(tx, FeverConfirmed, facts);
    await this.tasks.execute(tx, suspected, [...confirmed, ...ruledOut]);
    const gained = written.filter(({ isNew }) => isNew).map(({ areaPath: path }) => ({ path, fever: 1 }));
    await this.count.execute(tx, [...gained, ...ruledOut.map(({ areaPath: path }) => ({ path, fever: -1 }))]);
  }

  private parametersOf(changes: readonly FeverChange[]): unknown[] {
    const now = this.clock.now();
    const column = <Value>(of: (change: FeverChange) => Value): Value[] => changes.map(of);
    const isNew = ({ step, fever }: FeverChange): boolean => step === 'suspect' || fever?.state !== 'suspected';
    return [
      column((change) => (isNew(change) ? uuidv7(now.getTime()) : change.fever?.id)),
      column(({ reading }) => reading.residentId),
      column(({ reading }) => reading.householdId),
      column(({ reading }) => reading.observationId),
      column(({ reading }) => reading.areaPath),
      column(({ step }) => stateAfter[step]),
      column(({ reading }) => reading.temperature),
      column(({ reading }) => reading.method),
      column(({ reading }) => reading.measuredAt),
      column(isNew),
      now,
    ];
  }
}

const factOf = ({ version, measuredAt, ...fever }: WrittenFever) => ({
  payload: { ...fever, measuredAt: measuredAt.toISOString() },
  sequence: version,
  jurisdiction: fever.areaPath,
});
