import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Thermometer } from '#contracts/shared.js';
import type { FeverState } from './fever.rules.js';

/** A temperature at or above the limit, from the first reading to what came of it. One person has at most one that is open. */
@Entity('fever')
@Index('fever_open', ['residentId'], { unique: true, where: `state IN ('suspected', 'confirmed')` })
@Index('fever_resident', ['residentId', 'id'])
@Index('fever_path', ['path', 'suspectedAt'])
@Index('fever_observation', ['observationId'])
export class Fever {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'fever_pk' })
  id: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Null for somebody who is not observed, as at a gate. */
  @Column({ name: 'observation_id', type: 'uuid', nullable: true })
  observationId: string | null;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  state: FeverState;

  /** Degrees Celsius, of the reading that decided the state. */
  @Column({ type: 'double precision' })
  temperature: number;

  @Column({ type: 'text' })
  method: Thermometer;

  @Column({ name: 'measured_at', type: 'timestamptz' })
  measuredAt: Date;

  @Column({ name: 'suspected_at', type: 'timestamptz' })
  suspectedAt: Date;

  /** When it was confirmed or ruled out. */
  @Column({ name: 'decided_at', type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}
