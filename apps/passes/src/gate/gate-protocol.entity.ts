import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Step } from '../decision/gate-rules.js';

/** The steps of a gate from a time on, until a later one of the same gate. */
@Entity('gate_protocol')
export class GateProtocol {
  @PrimaryColumn({ name: 'gate_id', type: 'uuid', primaryKeyConstraintName: 'gate_protocol_pk' })
  gateId: string;

  @PrimaryColumn({ name: 'effective_at', type: 'timestamptz', primaryKeyConstraintName: 'gate_protocol_pk' })
  effectiveAt: Date;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'jsonb' })
  steps: Step[];

  @Column({ name: 'set_by', type: 'text' })
  setBy: string;
}
