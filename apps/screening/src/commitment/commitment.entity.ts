import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '#contracts/shared.js';

/** Somebody signed the letter, or would not: what they read, in which language, and how. It is never changed. */
@Entity('commitment')
@Index('commitment_observation', ['observationId'])
export class Commitment {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'commitment_pk' })
  id: string;

  @Column({ name: 'observation_id', type: 'uuid' })
  observationId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ name: 'letter_version', type: 'text' })
  letterVersion: string;

  @Column({ type: 'text' })
  language: Language;

  @Column({ type: 'text' })
  answer: 'signed' | 'refused';

  /** How it was signed; null for a refusal. */
  @Column({ type: 'text', nullable: true })
  on: 'screen' | 'paper' | null;

  /** Digest or reference of the strokes, or reference of the photo of the paper; both are kept elsewhere. */
  @Column({ type: 'text', nullable: true })
  signature: string | null;

  @Column({ type: 'text' })
  by: string;

  @Column({ type: 'timestamptz' })
  at: Date;
}
