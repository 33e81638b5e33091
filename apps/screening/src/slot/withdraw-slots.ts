import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { countMoved } from '../figures/count-slots.js';

const remove = `
  WITH moved AS (
    DELETE FROM report_slot WHERE observation_id = ANY($1::uuid[]) AND state = 'due' AND closes_at > $2
    RETURNING path, day, state AS before, NULL::text AS after)
  ${countMoved}`;

/** Nobody has to answer what lies beyond `after` any more; what was over by then stays, and is missed if nobody answered. */
@Injectable()
export class WithdrawSlots {
  async execute(tx: EntityManager, observationIds: readonly string[], after: Date): Promise<void> {
    if (observationIds.length > 0) await tx.query(remove, [observationIds, after]);
  }
}
