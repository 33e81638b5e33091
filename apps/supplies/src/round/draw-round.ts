import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RoundDrawn } from '#contracts/supplies.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { drawOrder } from '#platform/draw.js';
import { Due } from '#platform/due-work.js';
import { Vault } from '#platform/vault.js';
import { TellReservations } from '../reservation/tell-reservations.js';
import { MaskRound } from './mask-round.entity.js';

export const drawRoundWork = 'round.draw';

const entries = `
  INSERT INTO draw_entry (round_id, place, reservation_id, path)
  SELECT $1, place, id, $2 FROM unnest($3::uuid[]) WITH ORDINALITY AS drawn (id, place)`;

/** The first ones get a number and keep their reservation, the others lapse; each is counted and told by its new version. */
const give = `
  UPDATE reservation r SET version = r.version + 1, changed_at = $3,
    number = CASE WHEN e.place <= $2 THEN e.place END, state = CASE WHEN e.place <= $2 THEN 'booked' ELSE 'lapsed' END
  FROM draw_entry e WHERE e.round_id = $1 AND r.id = e.reservation_id AND r.round_id = $1`;

/** At the end of booking the seed is opened and published, and everybody's place follows from it. */
@Injectable()
export class DrawRound {
  constructor(
    private readonly outbox: Outbox,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly reservations: TellReservations,
  ) {}

  @Due(drawRoundWork)
  async execute(id: string, tx: EntityManager): Promise<void> {
    const round = await tx.findOne(MaskRound, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (round?.state !== 'open' || !round.sealedSeed || !round.seedKey) return;
    const seed = this.vault.open(this.vault.subjectKey(id, round.seedKey), round.sealedSeed, `mask_round.sealed_seed:${id}`);
    const standing = await tx.query<{ id: string }[]>(`SELECT id FROM reservation WHERE round_id = $1 AND state = 'booked'`, [id]);
    const order = drawOrder(
      seed,
      standing.map((reservation) => reservation.id),
    );
    const [now, version] = [this.clock.now(), round.version + 1];
    await tx.update(MaskRound, id, { state: 'drawn', seed, drawnAt: now, version });
    const payload = { roundId: id, areaPath: round.path, seed, booked: order.length };
    await this.outbox.add(tx, RoundDrawn, payload, { sequence: version, jurisdiction: round.path });
    await tx.query(entries, [id, round.path, order]);
    await tx.query(give, [id, round.packs, now]);
    await this.reservations.drawn(tx, order.slice(0, round.packs), order.slice(round.packs));
  }
}
