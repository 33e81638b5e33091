import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GateKind } from './gate.rules.js';

/** A gate of a compound. */
@Entity('gate')
@Index('gate_path', ['path'])
export class Gate {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'gate_pk' })
  id: string;

  /** Compound. */
  @Column({ name: 'area_code', type: 'text' })
  areaCode: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** How people there call it. */
  @Column({ type: 'text' })
  label: string;

  @Column({ type: 'text' })
  kind: GateKind;

  /** Minutes of a day in China; null at any hour. */
  @Column({ name: 'hours_from', type: 'smallint', nullable: true })
  hoursFrom: number | null;

  @Column({ name: 'hours_until', type: 'smallint', nullable: true })
  hoursUntil: number | null;

  @Column({ type: 'boolean' })
  open: boolean;

  @Column({ type: 'integer' })
  version: number;
}
