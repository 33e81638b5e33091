import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { CommitSignal } from '../../libs/messaging/commit-signal.js';
import { Outbox } from '../../libs/messaging/outbox.js';
import type { Actor } from '../../libs/platform/actor.js';
import { Clock } from '../../libs/platform/clock.js';
import { asService } from '../../libs/platform/scope.js';
import type { Booker } from './booker.js';
import { committee, keepHouseholds, openRound } from './round.js';

const worker: Actor = {
  ...{ subject: 'bench', kind: 'person', requestId: randomUUID(), language: 'zh', strength: 'two-factor' },
  grants: [{ role: 'committee-worker', scope: committee }],
};

const wrongOf = `
  SELECT abs($2 - s.remaining - r.all)::integer + (r.all - r.households)::integer AS wrong
  FROM round_stock s, (SELECT count(*) AS all, count(DISTINCT household_id) AS households FROM reservation WHERE round_id = $1) r
  WHERE s.round_id = $1`;

/** Supplies as it runs, without HTTP: all rules of a reservation, by the one writer of the round. */
export async function deskOf(source: DataSource, ids: readonly string[], packs: number): Promise<Booker> {
  const { BookingDesk } = await import('../../apps/supplies/src/reservation/booking-desk.js');
  const { TellReservations } = await import('../../apps/supplies/src/reservation/tell-reservations.js');
  const { WriteBookings } = await import('../../apps/supplies/src/reservation/write-bookings.js');
  const { RoundBoard } = await import('../../apps/supplies/src/round/round-board.js');
  const clock = new Clock();
  const write = new WriteBookings(new TellReservations(new Outbox('supplies', new CommitSignal())), clock);
  const desk = new BookingDesk(source, new RoundBoard(source), write, clock);
  await keepHouseholds(source, ids);
  return {
    open: () => openRound(source, packs),
    book: (roundId, householdId) => desk.book(worker, { requestId: randomUUID(), roundId, householdId, onPaper: false }),
    wrong: async (roundId) => {
      const [found] = await asService(source, 'bench', (tx) => tx.query<{ wrong: number }[]>(wrongOf, [roundId, packs]), {
        statementTimeout: 60_000,
      });
      return found!.wrong;
    },
  };
}
