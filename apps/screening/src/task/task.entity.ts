import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { TaskKind, TaskLevel } from '#contracts/screening.events.js';
import type { TaskOutcome } from './task.rules.js';

/** Something that somebody of the neighbourhood has to see to. What it came from is `source`: one thing opens one task of a kind. */
@Entity('task')
@Index('task_source', ['kind', 'source'], { unique: true })
@Index('task_open', ['path', 'dueAt'], { where: `state = 'open'` })
@Index('task_assignee', ['assignee'], { where: `state = 'open'` })
@Index('task_due', ['dueAt'], { where: `state = 'open' AND NOT overdue` })
export class Task {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'task_pk' })
  id: string;

  @Column({ type: 'text' })
  kind: TaskKind;

  /** Id of the slot, observation, fever, message that it is about. */
  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'text' })
  level: TaskLevel;

  /** 1 can wait, 5 cannot. */
  @Column({ type: 'integer' })
  severity: number;

  /** Building, or what is known of the place. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ name: 'household_id', type: 'uuid', nullable: true })
  householdId: string | null;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  @Column({ type: 'boolean' })
  overdue: boolean;

  @Column({ type: 'text' })
  state: 'open' | 'done';

  /** Account of the worker who took it. */
  @Column({ type: 'text', nullable: true })
  assignee: string | null;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt: Date | null;

  /** Null where what it was about settled itself. */
  @Column({ name: 'done_by', type: 'text', nullable: true })
  doneBy: string | null;

  @Column({ type: 'text', nullable: true })
  outcome: TaskOutcome | null;

  @Column({ type: 'integer' })
  version: number;
}
