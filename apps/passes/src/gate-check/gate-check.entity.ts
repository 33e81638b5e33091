import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GateDecision } from '#contracts/passes.events.js';
import type { Thermometer } from '#contracts/shared.js';
import type { Direction, StepKind } from '../decision/gate-rules.js';
import type { Reason } from '../decision/reasons.js';
import type { GateMode } from './gate-check.rules.js';

/** Somebody came to a gate. Rows stand in partitions by their day in China, which are dropped after thirty days. */
@Entity('gate_check')
@Index('gate_check_counter', ['day', 'deviceId', 'counter'], { unique: true })
@Index('gate_check_resident', ['residentId', 'checkedAt'], { where: 'resident_id IS NOT NULL' })
@Index('gate_check_path', ['path', 'checkKey'])
@Index('gate_check_time', { synchronize: false })
export class GateCheck {
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'gate_check_pk' })
  day: string;

  /** UUIDv7 made by the device. */
  @PrimaryColumn({ name: 'check_key', type: 'uuid', primaryKeyConstraintName: 'gate_check_pk' })
  checkKey: string;

  @Column({ name: 'device_id', type: 'uuid' })
  deviceId: string;

  @Column({ type: 'bigint' })
  counter: string;

  @Column({ name: 'gate_id', type: 'uuid' })
  gateId: string;

  /** Compound of the gate. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ name: 'pass_id', type: 'uuid', nullable: true })
  passId: string | null;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'household_id', type: 'uuid', nullable: true })
  householdId: string | null;

  @Column({ type: 'text' })
  direction: Direction;

  @Column({ type: 'text' })
  mode: GateMode;

  @Column({ type: 'smallint' })
  passengers: number;

  /** Degrees Celsius. */
  @Column({ type: 'real', nullable: true })
  temperature: number | null;

  @Column({ type: 'text', nullable: true })
  method: Thermometer | null;

  @Column({ type: 'jsonb' })
  answers: Record<string, boolean>;

  /** Steps that were done, in their order. */
  @Column({ type: 'text', array: true })
  steps: StepKind[];

  @Column({ type: 'text' })
  decision: GateDecision;

  @Column({ type: 'text' })
  reason: Reason;

  /** Numbers of the lists by which the device decided. */
  @Column({ name: 'trust_number', type: 'integer', nullable: true })
  trustNumber: number | null;

  @Column({ name: 'revocation_number', type: 'integer', nullable: true })
  revocationNumber: number | null;

  /** Name and phone of a visitor without a pass, and the key they are sealed with. */
  @Column({ name: 'visitor_key', type: 'bytea', nullable: true })
  visitorKey: Buffer | null;

  @Column({ name: 'visitor_sealed', type: 'bytea', nullable: true })
  visitorSealed: Buffer | null;

  @Column({ name: 'checked_at', type: 'timestamptz' })
  checkedAt: Date;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;
}
