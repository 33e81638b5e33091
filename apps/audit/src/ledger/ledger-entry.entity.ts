import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A record that has come in and has no place in the tree yet. */
@Entity('ledger_arrival')
@Index('ledger_arrival_event', ['eventId'], { unique: true })
export class LedgerArrival {
  /** Order of coming in; of one partition that of the topic. */
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'ledger_arrival_pk' })
  arrival: string;

  @Column({ name: 'event_id', type: 'uuid' })
  eventId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** Columns of its `LedgerEntry`. */
  @Column({ type: 'json' })
  entry: object;
}

/**
 * What is kept of one record: the leaf, the details that can be erased, and columns to find it by. Arrays and prefixes have no index:
 * their operators are not leakproof, so under row-level security none of them would be asked.
 */
@Entity('ledger_entry')
@Index('ledger_entry_event', ['eventId'], { unique: true })
@Index('ledger_entry_actor', ['actor', 'at'], { where: 'actor IS NOT NULL' })
@Index('ledger_entry_resource', ['resourceId', 'at'], { where: 'resource_id IS NOT NULL' })
@Index('ledger_entry_source', ['topic', 'key', 'sequence'])
@Index('ledger_entry_kept', ['topic', 'at'], { where: 'details IS NOT NULL' })
export class LedgerEntry {
  /** Place in the tree. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'ledger_entry_pk' })
  index: string;

  @Column({ name: 'event_id', type: 'uuid' })
  eventId: string;

  /** Canonical JSON, the bytes that are hashed. */
  @Column({ type: 'text' })
  leaf: string;

  @Column({ type: 'bytea', nullable: true })
  salt: Buffer | null;

  @Column({ type: 'text', nullable: true })
  details: string | null;

  @Column({ type: 'text' })
  topic: string;

  @Column({ type: 'text' })
  type: string;

  /** Of the noun, or the source of an access record. */
  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'integer' })
  sequence: number;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** When it came into the tree. */
  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** Account; null for what is not an access record. */
  @Column({ type: 'text', nullable: true })
  actor: string | null;

  @Column({ type: 'text', nullable: true })
  role: string | null;

  @Column({ type: 'text', nullable: true })
  action: string | null;

  @Column({ type: 'text', nullable: true })
  purpose: string | null;

  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** Noun of the fact, or what was looked at. */
  @Column({ name: 'resource_type', type: 'text' })
  resourceType: string;

  @Column({ name: 'resource_id', type: 'text', nullable: true })
  resourceId: string | null;

  @Column({ type: 'integer' })
  count: number;

  @Column({ type: 'text', array: true })
  approvers: string[];

  @Column({ type: 'uuid', array: true })
  residents: string[];

  @Column({ type: 'uuid', array: true })
  households: string[];
}
