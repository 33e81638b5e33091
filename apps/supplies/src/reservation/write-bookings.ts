import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import type { RejectionCode } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { book, lockDraw, lockQueue } from './book.sql.js';
import { Reservation } from './reservation.entity.js';
import { type BookedBy, newVoucher, shortCodeOf } from './reservation.rules.js';
import { TellReservations } from './tell-reservations.js';

export interface Booking {
  requestId: string;
  subject: string;
  householdId: string;
  /** The household is the caller's own; otherwise it must live under one of the scopes. */
  own: boolean;
  scopes: readonly string[];
  by: BookedBy;
}

export interface BookedRound {
  id: string;
  path: string;
  queue: boolean;
}

/** `stands`: the household had booked before. Without a reservation the answer is "no". */
export type Booked = { reservation: Reservation; answer: 'new' | 'repeated' | 'stands' } | { reservation: null; answer: RejectionCode };

interface Row {
  fault: RejectionCode | null;
  roomCode: string | null;
  roomPath: string | null;
  earlierId: string | null;
  repeated: boolean;
  addressTaken: boolean;
  /** In the first row: numbers of all that were inserted, by their ids. */
  inserted: Record<string, number | null> | null;
}

interface Draft extends Booking {
  id: string;
  voucher: string;
}

const no = (answer: RejectionCode): Booked => ({ reservation: null, answer });

/** The only writer of new reservations: those of a batch in one transaction, each answered in its place. */
@Injectable()
export class WriteBookings {
  constructor(
    private readonly tell: TellReservations,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, round: BookedRound, bookings: readonly Booking[]): Promise<Booked[]> {
    const [row] = await tx.query<{ state: string }[]>(round.queue ? lockQueue : lockDraw, [round.id]);
    if (row?.state !== 'open') return bookings.map(() => no('ROUND_CLOSED'));
    const now = this.clock.now();
    const drafts = bookings.map((booking) => ({ ...booking, id: uuidv7(now.getTime()), voucher: newVoucher() }));
    const rows = await tx.query<Row[]>(book, [round.id, round.path, round.queue, ...columnsOf(drafts), now]);
    const inserted = new Map(Object.entries(rows[0]?.inserted ?? {}));
    const added = drafts.map((draft, index) => reservationOf(round.id, draft, { ...rows[index]!, number: inserted.get(draft.id) }, now));
    await this.tell.booked(
      tx,
      added.filter((reservation) => reservation !== undefined),
    );
    const earlier = await this.earlier(tx, rows);
    return drafts.map((draft, index) => {
      const [mine, row] = [added[index], rows[index]!];
      if (mine) return { reservation: mine, answer: 'new' };
      const before = row.earlierId ? earlier.get(row.earlierId) : undefined;
      if (before) return { reservation: before, answer: row.repeated ? 'repeated' : 'stands' };
      return withoutRow(draft, row, added, round.queue);
    });
  }

  private async earlier(tx: EntityManager, rows: readonly Row[]): Promise<Map<string, Reservation>> {
    const ids = rows.flatMap(({ earlierId }) => earlierId ?? []);
    const found = ids.length === 0 ? [] : await tx.findBy(Reservation, { id: In(ids) });
    return new Map(found.map((reservation) => [reservation.id, reservation]));
  }
}

const columnsOf = (drafts: readonly Draft[]): unknown[][] => [
  drafts.map(({ id }) => id),
  drafts.map(({ requestId }) => requestId),
  drafts.map(({ subject }) => subject),
  drafts.map(({ householdId }) => householdId),
  drafts.map(({ own }) => own),
  drafts.map(({ scopes }) => scopes.map((scope) => `${scope}.`).join(',')),
  drafts.map(({ by }) => by),
  drafts.map(({ voucher }) => voucher),
  drafts.map(({ voucher }) => shortCodeOf(voucher)),
];

const notYet = {
  proxyCode: null,
  supplyId: null,
  pharmacyId: null,
  pharmacyPath: null,
  collectFrom: null,
  collectUntil: null,
  byProxy: null,
};

/** `number` is undefined where nothing was inserted, and null in a draw. */
function reservationOf(roundId: string, draft: Draft, row: Row & { number?: number | null }, now: Date): Reservation | undefined {
  if (row.number === undefined || row.roomCode === null || row.roomPath === null) return undefined;
  const { id, householdId, by, subject, requestId, voucher } = draft;
  const place = { roundId, householdId, roomCode: row.roomCode, path: row.roomPath };
  const codes = { voucher, shortCode: shortCodeOf(voucher) };
  const booking = { state: 'booked' as const, number: row.number, by, bookedBy: subject, requestId, bookedAt: now };
  return { id, ...place, ...booking, ...codes, ...notYet, noShows: 0, changedAt: now, version: 1 };
}

/** What was neither there nor could be added: it is answered by another booking of the same batch, or there is nothing left. */
function withoutRow(draft: Draft, row: Row, added: readonly (Reservation | undefined)[], queue: boolean): Booked {
  const same = added.find((other) => other?.requestId === draft.requestId && other.bookedBy === draft.subject);
  if (same) return { reservation: same, answer: 'repeated' };
  if (row.fault) return no(row.fault);
  const sameHousehold = added.find((other) => other?.householdId === draft.householdId);
  if (sameHousehold) return { reservation: sameHousehold, answer: 'stands' };
  if (row.addressTaken || added.some((other) => other?.roomCode === row.roomCode)) return no('RESERVATION_ADDRESS_TAKEN');
  return no(queue ? 'ROUND_SOLD_OUT' : 'TRY_LATER');
}
