import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { orTryLater } from '#messaging/or-try-later.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { GroupCommit } from '#platform/group-commit.js';
import { sightOf } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { asService } from '#platform/scope.js';
import { uuidOf, uuidOrNull } from '#platform/uuid.js';
import { RoundBoard } from '../round/round-board.js';
import { phaseOf } from '../round/round.rules.js';
import { SoldOut } from './sold-out.js';
import { type Booked, type BookedRound, type Booking, WriteBookings } from './write-bookings.js';

export interface BookingRequest {
  requestId: string;
  roundId: string;
  householdId: string;
  /** It was written on paper and is keyed by a worker. */
  onPaper: boolean;
}

type Standing = Extract<Booked, { answer: 'new' | 'repeated' | 'stands' }>;

const households = `SELECT household_id AS id FROM reservation WHERE round_id = $1 AND state <> 'cancelled'`;
/** The whole batch is to be sent again. */
const isTryLater = (error: unknown): boolean => error instanceof Rejection && error.code === 'TRY_LATER';

/**
 * Where everybody books: one queue and one writer for each round, whoever comes, by whatever way. A batch belongs to many
 * callers, so it is written as the service; whether each of them may is decided by the same statement from their scopes.
 */
@Injectable()
export class BookingDesk {
  private readonly writers = new Map<string, GroupCommit<Booking, Booked>>();
  private readonly soldOut = new SoldOut();

  constructor(
    private readonly dataSource: DataSource,
    private readonly rounds: RoundBoard,
    private readonly write: WriteBookings,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection ROUND_SOLD_OUT, ROUND_UNKNOWN, ROUND_NOT_OPEN, ROUND_CLOSED, ROUND_OTHER_AREA, HOUSEHOLD_UNKNOWN, TRY_LATER … */
  async book(actor: Actor, { requestId, roundId, householdId, onPaper }: BookingRequest): Promise<Standing> {
    if (this.soldOut.answers(roundId, householdId)) throw new Rejection('ROUND_SOLD_OUT');
    const sight = sightOf(actor, 'reservation.book');
    const request = uuidOrNull(requestId);
    if (!request) throw new Rejection('INPUT_INVALID', { field: 'requestId' });
    const round = await this.bookable(uuidOf(roundId));
    const own = sight.households.includes(householdId);
    const by = own ? 'resident' : onPaper ? 'paper' : 'worker';
    const booking = { requestId: request, subject: actor.subject, householdId: uuidOf(householdId), own, scopes: sight.allow, by } as const;
    const booked = await this.writerOf(round).add(booking);
    if (booked.reservation === null) throw new Rejection(booked.answer, booked.answer === 'TRY_LATER' ? { seconds: 1 } : {});
    return booked;
  }

  /** A pack came back: whoever asks now may be lucky. */
  packCameBack(roundId: string): void {
    this.soldOut.forget(roundId);
  }

  private async bookable(id: string): Promise<BookedRound> {
    const round = await orTryLater(() => this.rounds.of(id));
    if (!round) throw new Rejection('ROUND_UNKNOWN');
    const phase = phaseOf(round, this.clock.now());
    if (phase === 'announced') throw new Rejection('ROUND_NOT_OPEN', { opensAt: round.opensAt.toISOString() });
    if (phase === 'closed') throw new Rejection('ROUND_CLOSED');
    return { id, path: round.path, queue: round.rule === 'queue' };
  }

  private writerOf(round: BookedRound): GroupCommit<Booking, Booked> {
    const known = this.writers.get(round.id);
    if (known) return known;
    const writer = new GroupCommit<Booking, Booked>({ write: (bookings) => this.writeAll(round, bookings), isTransient: isTryLater });
    this.writers.set(round.id, writer);
    return writer;
  }

  private async writeAll(round: BookedRound, bookings: readonly Booking[]): Promise<Booked[]> {
    const write = async (tx: EntityManager) => {
      const answers = await this.write.execute(tx, round, bookings);
      return [answers, await this.bookedIn(tx, round, answers)] as const;
    };
    const [answers, booked] = await orTryLater(() => asService(this.dataSource, 'booking-desk', write));
    if (booked) this.soldOut.note(round.id, booked);
    return answers;
  }

  private async bookedIn(tx: EntityManager, { id }: BookedRound, answers: readonly Booked[]): Promise<string[] | undefined> {
    if (!answers.some(({ answer }) => answer === 'ROUND_SOLD_OUT')) return undefined;
    return (await tx.query<{ id: string }[]>(households, [id])).map((household) => household.id);
  }
}
