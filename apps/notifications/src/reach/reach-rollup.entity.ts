import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '#contracts/shared.js';

/**
 * How many a notice reached in one compound by one channel in one language; `all` counts each person once, whatever the channels. Kept in the
 * transaction of each change.
 */
@Entity('reach_rollup')
export class ReachRollup {
  @PrimaryColumn({ name: 'notice_id', type: 'uuid', primaryKeyConstraintName: 'reach_rollup_pk' })
  noticeId: string;

  /** Compound, or what stands above it for what has none. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'reach_rollup_pk' })
  path: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'reach_rollup_pk' })
  channel: string;

  /** Of the text that was sent. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'reach_rollup_pk' })
  language: Language;

  @Column({ type: 'integer' })
  targeted: number;

  @Column({ type: 'integer' })
  delivered: number;

  @Column({ type: 'integer' })
  read: number;

  @Column({ type: 'integer' })
  acknowledged: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
