import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { RoundClosed } from '#contracts/supplies.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { Reservation } from '../reservation/reservation.entity.js';
import { TellReservations } from '../reservation/tell-reservations.js';
import { MaskRound } from './mask-round.entity.js';

const lapse = `
  UPDATE reservation SET state = 'lapsed', changed_at = $2, version = version + 1
  WHERE round_id = $1 AND state IN ('booked', 'called') RETURNING id`;

/** A round is over: what was not collected lapses. Closing it again changes nothing. */
@Injectable()
export class CloseRound {
  constructor(
    private readonly outbox: Outbox,
    private readonly tell: TellReservations,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection ROUND_UNKNOWN, also for a round over more than the caller's jurisdiction. */
  async execute(tx: EntityManager, id: string): Promise<void> {
    const round = await tx.findOne(MaskRound, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!round) throw new Rejection('ROUND_UNKNOWN');
    if (round.state === 'closed') return;
    const [now, version] = [this.clock.now(), round.version + 1];
    await tx.update(MaskRound, id, { state: 'closed', closedAt: now, version });
    const [rows] = await tx.query<[{ id: string }[], number]>(lapse, [id, now]);
    const ids = rows.map((row) => row.id);
    if (ids.length > 0) await this.tell.lapsed(tx, await tx.findBy(Reservation, { id: In(ids) }), 'round-closed');
    const collected = await tx.countBy(Reservation, { roundId: id, state: 'collected' });
    const payload = { roundId: id, areaPath: round.path, collected };
    await this.outbox.add(tx, RoundClosed, payload, { sequence: version, jurisdiction: round.path });
  }
}
