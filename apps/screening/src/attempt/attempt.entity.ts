import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AttemptChannel, AttemptOutcome } from './attempt.rules.js';

/** Somebody tried to reach a room. It is never changed: what follows from all attempts together stands in the target. */
@Entity('attempt')
@Index('attempt_once', ['requestId', 'by'], { unique: true })
@Index('attempt_target', ['targetId', 'at'])
export class Attempt {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'attempt_pk' })
  id: string;

  /** UUID made by the client for this one attempt. */
  @Column({ name: 'request_id', type: 'uuid' })
  requestId: string;

  @Column({ name: 'target_id', type: 'uuid' })
  targetId: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ type: 'text' })
  channel: AttemptChannel;

  @Column({ type: 'text' })
  outcome: AttemptOutcome;

  /** When it was tried. */
  @Column({ type: 'timestamptz' })
  at: Date;

  /** Subject of the caller who recorded it. */
  @Column({ type: 'text' })
  by: string;

  /** Code of the note left at the door. */
  @Column({ name: 'door_note', type: 'text', nullable: true })
  doorNote: string | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
