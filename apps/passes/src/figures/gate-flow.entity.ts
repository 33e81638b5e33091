import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GateDecision } from '#contracts/passes.events.js';
import type { Reason } from '../decision/reasons.js';

/** Counts of gate checks of one compound in one hour, kept in the statement that writes them: always equal to a recount. */
@Entity('gate_flow')
export class GateFlow {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'gate_flow_pk' })
  path: string;

  @PrimaryColumn({ type: 'timestamptz', primaryKeyConstraintName: 'gate_flow_pk' })
  hour: Date;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'gate_flow_pk' })
  reason: Reason;

  @Column({ type: 'text' })
  decision: GateDecision;

  @Column({ type: 'integer' })
  checks: number;
}
