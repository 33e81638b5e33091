import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * A fact that is committed and not yet with the broker. The relay deletes exactly the rows the broker has answered.
 * `topic` and `key` name the noun, `sequence` its version: one fact of a noun is written once for each version of the contract.
 */
@Entity('outbox')
@Unique('outbox_fact_once', ['topic', 'key', 'sequence', 'version'])
export class OutboxRow {
  /** Hash of the key; rows of one key share a shard, and a shard has one relay at a time. */
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'outbox_pkey' })
  shard: number;

  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'outbox_pkey' })
  id: string;

  @Column({ name: 'event_id', type: 'uuid' })
  eventId: string;

  @Column({ type: 'text' })
  topic: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'integer' })
  sequence: number;

  @Column({ type: 'text' })
  type: string;

  @Column({ type: 'smallint' })
  version: number;

  /** JSON as it goes on the wire, never parsed again on the way. */
  @Column({ type: 'text' })
  payload: string;

  /** JSON object of the record's headers. */
  @Column({ type: 'text' })
  headers: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
