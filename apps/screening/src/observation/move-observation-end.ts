import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationExtended, type ObservationChangeReason, ObservationShortened } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { AddSlots } from '../slot/add-slots.js';
import { WithdrawSlots } from '../slot/withdraw-slots.js';
import { changedObservation, type ChangedObservation, factOf } from './changed-observation.js';
import type { Observation } from './observation.entity.js';
import { scheduleRelease } from './schedule-release.js';

const move = `
  WITH o AS (
    UPDATE observation SET state = CASE WHEN $2 > ends_at THEN 'extended' ELSE state END, ends_at = $2, version = version + 1
    WHERE id = $1 RETURNING *)
  SELECT ${changedObservation} FROM o`;

/** A running observation ends at another hour; reports are added or withdrawn so that they fit. */
@Injectable()
export class MoveObservationEnd {
  constructor(
    private readonly outbox: Outbox,
    private readonly add: AddSlots,
    private readonly withdraw: WithdrawSlots,
  ) {}

  async execute(tx: EntityManager, { id, endsAt: former }: Observation, endsAt: Date, reason: ObservationChangeReason): Promise<void> {
    const moved = await tx.query<ChangedObservation[]>(move, [id, endsAt]);
    const facts = moved.map((row) => factOf(row, { endsAt: endsAt.toISOString(), formerEndsAt: former.toISOString(), reason }));
    await scheduleRelease(tx, moved);
    if (endsAt > former) {
      await this.add.execute(tx, moved);
      return this.outbox.addMany(tx, ObservationExtended, facts);
    }
    await this.withdraw.execute(tx, [id], endsAt);
    return this.outbox.addMany(tx, ObservationShortened, facts);
  }
}
