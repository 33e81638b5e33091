import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event whose effect is in this database. Written in the transaction of the effect, by a plain INSERT: a second one fails. */
@Entity('inbox')
export class InboxRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'inbox_pkey' })
  consumer: string;

  @PrimaryColumn({ name: 'event_id', type: 'uuid', primaryKeyConstraintName: 'inbox_pkey' })
  eventId: string;

  @Column({ name: 'received_at', type: 'timestamptz', default: () => 'now()' })
  receivedAt: Date;
}

/** How far a consumer has come with one noun. It only rises, so that de-duplication needs no window of time. */
@Entity('consumer_position')
export class PositionRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'consumer_position_pkey' })
  consumer: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'consumer_position_pkey' })
  topic: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'consumer_position_pkey' })
  key: string;

  @Column({ type: 'integer' })
  sequence: number;
}

/** Written before a handler runs and deleted with its effect: what is left over are events that ended the process. */
@Entity('consumer_attempt')
export class AttemptRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'consumer_attempt_pkey' })
  consumer: string;

  @PrimaryColumn({ name: 'event_id', type: 'uuid', primaryKeyConstraintName: 'consumer_attempt_pkey' })
  eventId: string;

  @Column({ type: 'integer' })
  starts: number;
}
