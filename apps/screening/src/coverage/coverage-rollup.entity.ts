import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Counts of one campaign in one building, kept in the transaction of each change: always equal to a recount of its targets,
 * so that the figures of any area are a short sum and never a scan.
 */
@Entity('coverage_rollup')
export class CoverageRollup {
  @PrimaryColumn({ name: 'campaign_id', type: 'uuid', primaryKeyConstraintName: 'coverage_rollup_pk' })
  campaignId: string;

  /** Building, or the compound itself for rooms without one. */
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'coverage_rollup_pk' })
  path: string;

  @Column({ type: 'integer' })
  rooms: number;

  @Column({ type: 'integer' })
  ended: number;

  @Column({ name: 'persons_known', type: 'integer' })
  personsKnown: number;

  @Column({ name: 'persons_answered', type: 'integer' })
  personsAnswered: number;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
