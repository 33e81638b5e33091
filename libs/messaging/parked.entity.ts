import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * Why an event waits.
 * - `UNKNOWN_TYPE`: the contracts of this build do not know it. `UNREADABLE_VERSION`: a newer version, not additive.
 * - `SCHEMA`, `REJECTED`, `FAILED`, `CRASHED`: poison; somebody has to look and replay.
 * - `GAP`: the version before it has not come. `BEHIND`: an earlier event of its key waits.
 * - `MALFORMED`: not a CloudEvent of ours; it belongs to no key and holds nothing up.
 */
export type ParkedReason =
  'UNKNOWN_TYPE' | 'UNREADABLE_VERSION' | 'SCHEMA' | 'REJECTED' | 'FAILED' | 'CRASHED' | 'GAP' | 'BEHIND' | 'MALFORMED';

/** An event that has had no effect yet, kept whole. An event is in the inbox, or here, or not seen: never in two places. */
@Entity('parked')
@Unique('parked_event_once', ['consumer', 'eventId'])
@Index('parked_by_key', ['consumer', 'topic', 'key', 'sequence'])
export class ParkedRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'parked_pkey' })
  id: string;

  @Column({ type: 'text' })
  consumer: string;

  /** Of a malformed record: made from its place in the topic, so that a redelivery is the same. */
  @Column({ name: 'event_id', type: 'uuid' })
  eventId: string;

  @Column({ type: 'text' })
  topic: string;

  @Column({ type: 'text' })
  key: string;

  /** 0 for a malformed record. */
  @Column({ type: 'integer' })
  sequence: number;

  @Column({ type: 'integer' })
  partition: number;

  @Column({ name: 'record_offset', type: 'bigint' })
  offset: string;

  @Column({ type: 'text' })
  reason: ParkedReason;

  /** Class and code of the error, and a hash of its text: the text itself could hold personal data. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ type: 'integer', default: 0 })
  replays: number;

  @Column({ type: 'text' })
  headers: string;

  @Column({ type: 'text' })
  payload: string;

  @Column({ name: 'parked_at', type: 'timestamptz', default: () => 'now()' })
  parkedAt: Date;
}
