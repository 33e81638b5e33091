import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AppliedRule } from '../key-region/key-region.rules.js';
import type { Advice, TripState } from './trip.rules.js';

export type TripHappening = TripState | 'reassessed';

/** One step of a trip: what happened, who said so, and the rule that applied from then on. */
@Entity('trip_change')
@Index('trip_change_trip', ['tripId'])
@Index('trip_change_path', ['roomPath', 'id'])
export class TripChange {
  /** UUIDv7: later steps have larger ids. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'trip_change_pk' })
  id: string;

  @Column({ name: 'trip_id', type: 'uuid' })
  tripId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ type: 'timestamptz' })
  at: Date;

  @Column({ type: 'text' })
  by: string;

  @Column({ type: 'text' })
  what: TripHappening;

  @Column({ name: 'planned_on', type: 'date' })
  plannedOn: string;

  @Column({ type: 'text', nullable: true })
  advice: Advice | null;

  @Column({ type: 'jsonb', nullable: true })
  rule: AppliedRule | null;
}
