import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { CommitSignal } from '../../libs/messaging/commit-signal.js';
import { Outbox } from '../../libs/messaging/outbox.js';
import type { Actor } from '../../libs/platform/actor.js';
import { Clock } from '../../libs/platform/clock.js';
import { asService } from '../../libs/platform/scope.js';
import type { Booker } from './booker.js';

const committee = '310000000000.310105000000.310105008000.310105008020';

const worker: Actor = {
  ...{ subject: 'bench', kind: 'person', requestId: randomUUID(), language: 'zh', strength: 'two-factor' },
  grants: [{ role: 'committee-worker', scope: committee }],
};

const openRound = `
  WITH round AS (
    INSERT INTO mask_round (id, area_code, path, item_id, rule, quota, packs, opens_at, closes_at, collect_from, collect_until, state, opened_by,
      opened_at, version)
    VALUES ($1, '310105008020', $2, $1, 'queue', 5, $3, now() - interval '1 minute', now() + interval '1 day', '09:00', '17:00', 'open', 'bench', now(), 1)
    RETURNING id, path)
  INSERT INTO round_stock (round_id, remaining, next_number, called_up_to, path) SELECT id, $3, 1, 0, path FROM round`;

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
  await asService(
    source,
    'bench',
    (tx) =>
      tx.query(
        `INSERT INTO household SELECT id, 'r' || n, $2 || '.310105008020-001.310105008020-001-' || lpad(n::text, 6, '0'), false
         FROM unnest($1::uuid[]) WITH ORDINALITY AS h (id, n)`,
        [ids, committee],
      ),
    { statementTimeout: 120_000 },
  );
  return {
    open: async () => {
      const roundId = randomUUID();
      await asService(source, 'bench', (tx) => tx.query(openRound, [roundId, committee, packs]));
      return roundId;
    },
    book: (roundId, householdId) => desk.book(worker, { requestId: randomUUID(), roundId, householdId, onPaper: false }),
    wrong: async (roundId) => {
      const [found] = await asService(source, 'bench', (tx) => tx.query<{ wrong: number }[]>(wrongOf, [roundId, packs]), {
        statementTimeout: 60_000,
      });
      return found!.wrong;
    },
  };
}
