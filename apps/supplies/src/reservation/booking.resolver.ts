import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { Rejection, rejectionText } from '#platform/rejection.js';
import type { RejectedRowType } from '#platform/rejected-row.graphql.js';
import { BookingDesk } from './booking-desk.js';
import { BookedReservationType, BookReservationInput, KeyedReservationsType, PaperReservationInput } from './reservation.graphql.js';

const mostAtOnce = 200;

/** Booking by a household, by a worker on the phone or at the desk, and of paper: the same queue and the same rules. */
@Resolver()
export class BookingResolver {
  constructor(private readonly desk: BookingDesk) {}

  @Mutation(() => BookedReservationType, { description: 'One for each household address and round; a second booking shows the first.' })
  async bookReservation(@Args('input') input: BookReservationInput, @Caller() actor: Actor): Promise<BookedReservationType> {
    const { reservation, answer } = await this.desk.book(actor, { ...input, onPaper: false });
    const code = answer === 'stands' ? ('RESERVATION_STANDS' as const) : null;
    return { reservation, code, message: code && rejectionText(code, actor.language) };
  }

  @Mutation(() => KeyedReservationsType, { description: `Bookings that came on paper, each row by itself; at most ${mostAtOnce} at once.` })
  async keyPaperReservations(
    @Args('roundId', { type: () => ID }) roundId: string,
    @Args('reservations', { type: () => [PaperReservationInput] }) rows: PaperReservationInput[],
    @Caller() actor: Actor,
  ): Promise<KeyedReservationsType> {
    if (rows.length > mostAtOnce) throw new Rejection('RESERVATIONS_TOO_MANY', { max: mostAtOnce });
    const booked = await Promise.allSettled(rows.map((row) => this.desk.book(actor, { ...row, roundId, onPaper: true })));
    const standing = booked.flatMap((result) => (result.status === 'fulfilled' ? [result.value.reservation] : []));
    const rejected = booked.flatMap((result, index) => (result.status === 'rejected' ? [rowOf(index, result.reason, actor)] : []));
    return { accepted: standing.length, reservations: standing, rejected };
  }
}

/** A fault is nobody's "no": it fails the request, which can be sent again as it is. */
function rowOf(index: number, reason: unknown, { language }: Actor): RejectedRowType {
  if (!(reason instanceof Rejection)) throw reason;
  return { index, code: reason.code, message: reason.textIn(language) };
}
