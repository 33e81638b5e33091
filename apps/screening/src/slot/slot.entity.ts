import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Thermometer } from '#contracts/shared.js';
import type { Symptom, TakenBy } from '../reading/reading.rules.js';
import type { SlotState } from './slot.rules.js';

/** One of the two reports of a day of one person, with the newest reading that answers it. */
@Entity('report_slot')
@Index('report_slot_observation', ['observationId', 'opensAt'], { unique: true })
@Index('report_slot_closing', ['closesAt'], { where: `state = 'due'` })
@Index('report_slot_day', ['path', 'day'])
@Index('report_slot_household', ['householdId'])
export class Slot {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'report_slot_pk' })
  id: string;

  @Column({ name: 'observation_id', type: 'uuid' })
  observationId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** Local date in China. */
  @Column({ type: 'date' })
  day: string;

  @Column({ name: 'opens_at', type: 'timestamptz' })
  opensAt: Date;

  @Column({ name: 'closes_at', type: 'timestamptz' })
  closesAt: Date;

  @Column({ type: 'text' })
  state: SlotState;

  /** How many slots, this one the last, were missed one after another, when it was over without a reading. */
  @Column({ name: 'missed_in_a_row', type: 'integer', nullable: true })
  missedInARow: number | null;

  /** UUID that the client gave the reading. */
  @Column({ name: 'reading_id', type: 'uuid', nullable: true })
  readingId: string | null;

  /** Degrees Celsius. */
  @Column({ type: 'double precision', nullable: true })
  temperature: number | null;

  @Column({ type: 'text', nullable: true })
  method: Thermometer | null;

  @Column({ name: 'taken_by', type: 'text', nullable: true })
  takenBy: TakenBy | null;

  @Column({ type: 'text', array: true, nullable: true })
  symptoms: Symptom[] | null;

  /** Make or kind of the thermometer. */
  @Column({ name: 'device_kind', type: 'text', nullable: true })
  deviceKind: string | null;

  /** Made by the client for itself: tells readings of one phone from those of another, and nothing about the phone. */
  @Column({ type: 'uuid', nullable: true })
  sender: string | null;

  /** Account that reported it. */
  @Column({ name: 'reported_by', type: 'text', nullable: true })
  reportedBy: string | null;

  @Column({ name: 'measured_at', type: 'timestamptz', nullable: true })
  measuredAt: Date | null;

  @Column({ name: 'received_at', type: 'timestamptz', nullable: true })
  receivedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}
