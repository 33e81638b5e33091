import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AppliedRule } from '../key-region/key-region.rules.js';
import type { ClosingReason, TripState } from './trip.rules.js';

/** People of one household come back together. */
@Entity('trip')
@Index('trip_path', ['roomPath', 'plannedOn'])
@Index('trip_household', ['householdId'])
export class Trip {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'trip_pk' })
  id: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ name: 'resident_ids', type: 'uuid', array: true })
  residentIds: string[];

  /** Division code of China or ISO 3166-1 alpha-2 country. */
  @Column({ type: 'text' })
  origin: string;

  @Column({ type: 'text', array: true })
  via: string[];

  /** JSON of the vehicle, sealed under the trip's own key: a plate tells who it is. */
  @Column({ name: 'vehicle_sealed', type: 'bytea', nullable: true })
  vehicleSealed: Buffer | null;

  @Column({ name: 'wrapped_key', type: 'bytea', nullable: true })
  wrappedKey: Buffer | null;

  @Column({ name: 'left_on', type: 'date' })
  leftOn: string;

  @Column({ name: 'planned_on', type: 'date' })
  plannedOn: string;

  @Column({ name: 'arrived_at', type: 'timestamptz', nullable: true })
  arrivedAt: Date | null;

  @Column({ type: 'text' })
  state: TripState;

  @Column({ name: 'closing_reason', type: 'text', nullable: true })
  closingReason: ClosingReason | null;

  /** Which list made the origin a key region for this trip; null: none. */
  @Column({ type: 'jsonb', nullable: true })
  rule: AppliedRule | null;

  @Column({ type: 'integer' })
  version: number;
}
