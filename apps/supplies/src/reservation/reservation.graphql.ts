import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform/graphql-enum.js';
import { RejectedRowType } from '#platform/rejected-row.graphql.js';
import { bookedBy, reservationStates, type BookedBy, type ReservationState } from './reservation.rules.js';

export const ReservationStateEnum = enumOf(reservationStates);
export const BookedByEnum = enumOf(bookedBy);
registerEnumType(ReservationStateEnum, { name: 'ReservationState' });
registerEnumType(BookedByEnum, { name: 'BookedBy' });

const request = 'A UUID made by the client; the same id again gives the same answer and books nothing.';

@ObjectType('Voucher', { description: 'Whoever shows it collects; it is redeemed once.' })
export class VoucherType {
  @Field(() => String, { description: 'To be read out.' })
  shortCode: string;

  @Field(() => String, { description: 'Text of the QR code.' })
  qrText: string;
}

@ObjectType('Reservation', { description: 'One pack for one household address in one round.' })
@Directive('@key(fields: "id")')
export class ReservationType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  roundId: string;

  @Field(() => ReservationStateEnum)
  state: ReservationState;

  @Field(() => Int, { nullable: true, description: 'Place in the queue, or in the draw once it was drawn.' })
  number: number | null;

  @Field(() => BookedByEnum)
  by: BookedBy;

  @Field(() => Date)
  bookedAt: Date;

  @Field(() => Date, { nullable: true, description: 'Since it was called.' })
  collectFrom: Date | null;

  @Field(() => Date, { nullable: true })
  collectUntil: Date | null;

  @Field(() => Int, { description: 'How often it was called and nobody came.' })
  noShows: number;

  @Field(() => Boolean, { nullable: true })
  byProxy: boolean | null;
}

@ObjectType('BookedReservation')
export class BookedReservationType {
  @Field(() => ReservationType)
  reservation: unknown;

  @Field(() => String, {
    nullable: true,
    description: '`RESERVATION_STANDS` when the household had booked before: the reservation is that one.',
  })
  code: string | null;

  @Field(() => String, { nullable: true, description: 'In the language of the caller.' })
  message: string | null;
}

@ObjectType('KeyedReservations')
export class KeyedReservationsType {
  @Field(() => Int, { description: 'Rows that stand, those that stood before included.' })
  accepted: number;

  @Field(() => [ReservationType], { description: 'Of the accepted rows, in their order.' })
  reservations: unknown[];

  @Field(() => [RejectedRowType])
  rejected: RejectedRowType[];
}

@InputType()
export class BookReservationInput {
  @Field(() => ID, { description: request })
  requestId: string;

  @Field(() => ID)
  roundId: string;

  @Field(() => ID)
  householdId: string;
}

@InputType()
export class PaperReservationInput {
  @Field(() => ID, { description: request })
  requestId: string;

  @Field(() => ID)
  householdId: string;
}

@InputType()
export class RedeemVoucherInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same answer and redeems nothing.' })
  requestId: string;

  @Field(() => ID)
  pharmacyId: string;

  @Field(() => String, { description: 'What was scanned or read out: of the voucher or of the proxy.' })
  code: string;
}
