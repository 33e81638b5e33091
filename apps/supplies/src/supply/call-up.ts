import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { TellReservations } from '../reservation/tell-reservations.js';
import { Supply } from './supply.entity.js';
import { noShowWork } from './roll-over.js';

export const callUpWork = 'round.call-up';

const call = `
  UPDATE reservation SET state = 'called', supply_id = $2, pharmacy_id = $3, pharmacy_path = $4, collect_from = $5, collect_until = $6,
    changed_at = $7, version = version + 1
  WHERE id IN (SELECT id FROM reservation WHERE round_id = $1 AND state = 'booked' AND number IS NOT NULL ORDER BY number LIMIT $8 FOR UPDATE)
  RETURNING id, number`;

const standing = `SELECT count(*)::integer AS called FROM reservation WHERE supply_id = $1 AND state IN ('called', 'collected')`;

/** Calls the next numbers to the pharmacy, as many as it has packs for that day; for the one that somebody gave back too. */
@Injectable()
export class CallUp {
  constructor(
    private readonly tell: TellReservations,
    private readonly clock: Clock,
  ) {}

  @Due(callUpWork)
  async execute(supplyId: string, tx: EntityManager): Promise<void> {
    const supply = await tx.findOne(Supply, { where: { id: supplyId }, lock: { mode: 'pessimistic_write' } });
    const now = this.clock.now();
    if (!supply || supply.collectUntil <= now) return;
    const { roundId, pharmacyId, path, collectFrom, collectUntil, packs } = supply;
    const called = (await tx.query<{ called: number }[]>(standing, [supplyId]))[0]?.called ?? 0;
    const [rows] = await tx.query<[{ id: string; number: number }[], number]>(call, [
      ...[roundId, supplyId, pharmacyId, path, collectFrom, collectUntil],
      ...[now, Math.max(0, packs - called)],
    ]);
    if (rows.length === 0) return;
    await tx.update(Supply, supplyId, { called: called + rows.length });
    const last = Math.max(...rows.map(({ number }) => number));
    await tx.query('UPDATE round_stock SET called_up_to = greatest(called_up_to, $2) WHERE round_id = $1', [roundId, last]);
    await this.tell.called(
      tx,
      rows.map(({ id }) => id),
    );
    await scheduleDue(tx, noShowWork, supplyId, collectUntil);
  }
}
