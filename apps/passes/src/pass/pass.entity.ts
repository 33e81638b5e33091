import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PassClass } from '#contracts/passes.events.js';
import type { PassState } from './pass.rules.js';

/** The right of somebody to go through the gates of a compound. Who it is stands with registration; a plate or a visitor's name only sealed. */
@Entity('pass')
@Index('pass_number', ['number'], { unique: true })
@Index('pass_path', ['path', 'id'])
@Index('pass_household', ['householdId'])
@Index('pass_resident', ['residentId'])
@Index('pass_one_each', ['residentId', 'path'], { unique: true, where: `pass_class = 'resident' AND state IN ('active', 'suspended')` })
@Index('pass_plate', ['plateIndex', 'path'], { unique: true, where: `state IN ('active', 'suspended')` })
@Index('pass_listed', ['path'], { where: `state IN ('suspended', 'revoked')` })
@Index('pass_running', ['validUntil'], { where: `state IN ('active', 'suspended')` })
export class Pass {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pass_pk' })
  id: string;

  /** What is printed on it: eight digits and a check character. */
  @Column({ type: 'text' })
  number: string;

  /** Four characters that stand beside the number, so that a number alone proves nothing. */
  @Column({ name: 'check_code', type: 'text' })
  checkCode: string;

  @Column({ name: 'pass_class', type: 'text' })
  passClass: PassClass;

  /** Whose pass it is; of a vehicle the driver, if named; of a visitor nobody. */
  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  /** Of the holder, or whom the visitor comes to. */
  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  /** Compound whose gates it opens. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  validFrom: Date;

  @Column({ name: 'valid_until', type: 'timestamptz' })
  validUntil: Date;

  /** Minutes of a day in China; null at any hour. */
  @Column({ name: 'hours_from', type: 'smallint', nullable: true })
  hoursFrom: number | null;

  @Column({ name: 'hours_until', type: 'smallint', nullable: true })
  hoursUntil: number | null;

  @Column({ type: 'text' })
  state: PassState;

  @Column({ name: 'state_since', type: 'timestamptz' })
  stateSince: Date;

  /** Key of the sealed field, wrapped; null where nothing is sealed. */
  @Column({ name: 'wrapped_key', type: 'bytea', nullable: true })
  wrappedKey: Buffer | null;

  @Column({ name: 'details_sealed', type: 'bytea', nullable: true })
  detailsSealed: Buffer | null;

  /** Blind index of the plate of a vehicle. */
  @Column({ name: 'plate_index', type: 'bytea', nullable: true })
  plateIndex: Buffer | null;

  @Column({ name: 'issued_by', type: 'text' })
  issuedBy: string;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt: Date;

  @Column({ type: 'integer' })
  version: number;
}
