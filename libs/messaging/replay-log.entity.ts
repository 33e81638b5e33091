import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who replayed the parked events of a key, when, and what became of them. Rows are only added. */
@Entity('replay_log')
export class ReplayLogRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS', primaryKeyConstraintName: 'replay_log_pkey' })
  id: string;

  @Column({ name: 'replayed_at', type: 'timestamptz', default: () => 'now()' })
  replayedAt: Date;

  @Column({ name: 'replayed_by', type: 'text' })
  replayedBy: string;

  @Column({ type: 'text' })
  consumer: string;

  @Column({ type: 'text' })
  topic: string;

  @Column({ type: 'text' })
  key: string;

  @Column({ name: 'dry_run', type: 'boolean' })
  dryRun: boolean;

  /** `{ eventId, sequence, type, reason, outcome }` of each event. */
  @Column({ type: 'jsonb' })
  outcomes: object;
}
