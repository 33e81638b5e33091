import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due } from '#platform/due-work.js';
import { Reservation } from '../reservation/reservation.entity.js';
import { TellReservations } from '../reservation/tell-reservations.js';

export const noShowWork = 'round.no-show';

const rollOver = `
  UPDATE reservation SET state = CASE WHEN no_shows = 0 THEN 'booked' ELSE 'lapsed' END, no_shows = no_shows + 1,
    changed_at = $2, version = version + 1
  WHERE supply_id = $1 AND state = 'called' AND collect_until <= $2 RETURNING id`;

/** Who was called and did not come is called once more, with the number they had; the second time the pack goes to somebody else. */
@Injectable()
export class RollOver {
  constructor(
    private readonly tell: TellReservations,
    private readonly clock: Clock,
  ) {}

  @Due(noShowWork)
  async execute(supplyId: string, tx: EntityManager): Promise<void> {
    const [rows] = await tx.query<[{ id: string }[], number]>(rollOver, [supplyId, this.clock.now()]);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await this.tell.lapsed(tx, await tx.findBy(Reservation, { id: In(ids) }), 'no-show');
  }
}
