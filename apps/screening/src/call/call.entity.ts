import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NeedKind } from '#contracts/shared.js';
import type { Symptom } from '../reading/reading.rules.js';
import type { CallOutcome } from './call.rules.js';

/** Somebody who stays at home was rung up; what came of it is never changed. */
@Entity('call')
@Index('call_observation', ['observationId', 'at'])
@Index('call_task', ['taskId'], { where: 'task_id IS NOT NULL' })
export class Call {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'call_pk' })
  id: string;

  @Column({ name: 'observation_id', type: 'uuid' })
  observationId: string;

  /** The task for which it was made. */
  @Column({ name: 'task_id', type: 'uuid', nullable: true })
  taskId: string | null;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  /** Account of the caller. */
  @Column({ type: 'text' })
  by: string;

  @Column({ type: 'text' })
  outcome: CallOutcome;

  /** Degrees Celsius. */
  @Column({ type: 'double precision', nullable: true })
  temperature: number | null;

  @Column({ type: 'text', array: true })
  symptoms: Symptom[];

  @Column({ type: 'text', array: true })
  needs: NeedKind[];

  @Column({ type: 'text', nullable: true })
  note: string | null;
}
