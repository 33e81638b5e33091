import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GivenAnswer } from '../question-set/question-set.rules.js';

/** What one person said in one attempt. It belongs to the room it was given in: somebody who moves is asked again there. */
@Entity('answer')
@Index('answer_target', ['targetId', 'residentId'])
export class Answer {
  @PrimaryColumn({ name: 'attempt_id', type: 'uuid', primaryKeyConstraintName: 'answer_pk' })
  attemptId: string;

  @PrimaryColumn({ name: 'resident_id', type: 'uuid', primaryKeyConstraintName: 'answer_pk' })
  residentId: string;

  @Column({ name: 'target_id', type: 'uuid' })
  targetId: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'jsonb' })
  given: GivenAnswer[];
}
