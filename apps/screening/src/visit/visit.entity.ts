import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NeedKind } from '#contracts/shared.js';
import type { Condition } from './visit.rules.js';

/** A worker and a doctor were there together: one record. */
@Entity('visit')
@Index('visit_observation', ['observationId', 'at'])
export class Visit {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'visit_pk' })
  id: string;

  @Column({ name: 'observation_id', type: 'uuid' })
  observationId: string;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Accounts of those who were there. */
  @Column({ type: 'text', nullable: true })
  worker: string | null;

  @Column({ type: 'text', nullable: true })
  doctor: string | null;

  @Column({ type: 'text' })
  condition: Condition;

  /** Degrees Celsius. */
  @Column({ type: 'double precision', nullable: true })
  temperature: number | null;

  @Column({ type: 'text', array: true })
  needs: NeedKind[];

  @Column({ name: 'next_visit_at', type: 'timestamptz', nullable: true })
  nextVisitAt: Date | null;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy: string;
}
