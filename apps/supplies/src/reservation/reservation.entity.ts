import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BookedBy, ReservationState } from './reservation.rules.js';

/** One pack for one household address in one round. */
@Entity('reservation')
@Index('reservation_household', ['roundId', 'householdId'], { unique: true, where: "state <> 'cancelled'" })
@Index('reservation_address', ['roundId', 'roomCode'], { unique: true, where: "state <> 'cancelled'" })
@Index('reservation_request', ['requestId', 'bookedBy'], { unique: true })
@Index('reservation_short_code', ['shortCode'], { unique: true })
@Index('reservation_proxy_code', ['proxyCode'], { unique: true, where: 'proxy_code IS NOT NULL' })
@Index('reservation_number', ['roundId', 'number'])
@Index('reservation_supply', ['supplyId'], { where: 'supply_id IS NOT NULL' })
@Index('reservation_path', ['path'])
export class Reservation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'reservation_pk' })
  id: string;

  @Column({ name: 'round_id', type: 'uuid' })
  roundId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ name: 'room_code', type: 'text' })
  roomCode: string;

  /** Of the room. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  state: ReservationState;

  /** Place in the queue, or in the draw once it was drawn. */
  @Column({ type: 'integer', nullable: true })
  number: number | null;

  @Column({ type: 'text' })
  by: BookedBy;

  /** Subject of the caller, and the UUID that came with the request. */
  @Column({ name: 'booked_by', type: 'text' })
  bookedBy: string;

  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'booked_at', type: 'timestamptz' })
  bookedAt: Date;

  /** 130 random bits in letters and digits; whoever shows it collects. */
  @Column({ type: 'text' })
  voucher: string;

  /** The beginning of the voucher, to be read out. */
  @Column({ name: 'short_code', type: 'text' })
  shortCode: string;

  /** Of whoever may collect instead; the last one that was given. */
  @Column({ name: 'proxy_code', type: 'text', nullable: true })
  proxyCode: string | null;

  /** The supply for which it was called, the last one. */
  @Column({ name: 'supply_id', type: 'uuid', nullable: true })
  supplyId: string | null;

  @Column({ name: 'pharmacy_id', type: 'uuid', nullable: true })
  pharmacyId: string | null;

  /** Opens the row to the people of the pharmacy, wherever the household lives. */
  @Column({ name: 'pharmacy_path', type: 'text', collation: 'C', nullable: true })
  pharmacyPath: string | null;

  @Column({ name: 'collect_from', type: 'timestamptz', nullable: true })
  collectFrom: Date | null;

  @Column({ name: 'collect_until', type: 'timestamptz', nullable: true })
  collectUntil: Date | null;

  /** How often it was called and nobody came. */
  @Column({ name: 'no_shows', type: 'smallint', default: 0 })
  noShows: number;

  @Column({ name: 'by_proxy', type: 'boolean', nullable: true })
  byProxy: boolean | null;

  /** When the state last changed. */
  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
