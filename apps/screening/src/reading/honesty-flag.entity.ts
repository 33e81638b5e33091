import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HonestySign } from './honesty.rules.js';

/** Something about readings that a person should look at. It blocks nobody. */
@Entity('honesty_flag')
@Index('honesty_flag_once', ['slotId', 'sign'], { unique: true })
@Index('honesty_flag_observation', ['observationId'])
export class HonestyFlag {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'honesty_flag_pk' })
  id: string;

  @Column({ name: 'observation_id', type: 'uuid' })
  observationId: string;

  /** The slot whose reading completed the sign. */
  @Column({ name: 'slot_id', type: 'uuid' })
  slotId: string;

  /** Building. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  sign: HonestySign;

  @Column({ name: 'raised_at', type: 'timestamptz' })
  raisedAt: Date;
}
