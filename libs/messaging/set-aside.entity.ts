import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ParkedReason } from './parked.entity.js';

/**
 * Why an event may be passed over for good.
 * - `OBSOLETE`: a later event says the same or more. `BY_HAND`: its effect was brought about by hand.
 * - `UNREADABLE`: nothing will ever be able to read it.
 */
export const setAsideReasons = ['OBSOLETE', 'BY_HAND', 'UNREADABLE'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

/** A parked event that an operator passed over, kept whole, with who did it and why. Rows are only added. */
@Entity('set_aside')
export class SetAsideRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'set_aside_pkey' })
  id: string;

  @Column({ name: 'set_aside_at', type: 'timestamptz', default: () => 'now()' })
  setAsideAt: Date;

  @Column({ name: 'set_aside_by', type: 'text' })
  setAsideBy: string;

  @Column({ type: 'text' })
  why: SetAsideReason;

  @Column({ type: 'text' })
  consumer: string;

  @Column({ name: 'event_id', type: 'uuid' })
  eventId: string;

  @Column({ type: 'text' })
  topic: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'integer' })
  sequence: number;

  @Column({ type: 'integer' })
  partition: number;

  @Column({ name: 'record_offset', type: 'bigint' })
  offset: string;

  @Column({ type: 'text' })
  reason: ParkedReason;

  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ type: 'text' })
  headers: string;

  @Column({ type: 'text' })
  payload: string;

  @Column({ name: 'parked_at', type: 'timestamptz' })
  parkedAt: Date;
}
