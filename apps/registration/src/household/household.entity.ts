import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Tenure } from './household.rules.js';

/** A room's group of people with a head; a flat may hold several. */
@Entity('household')
@Index('household_room', ['roomCode', 'number'], { unique: true, where: 'closed_at IS NULL' })
@Index('household_path', ['roomPath'])
@Index('household_unconfirmed', ['roomPath'], { where: 'unconfirmed' })
export class Household {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'household_pk' })
  id: string;

  @Column({ name: 'room_code', type: 'text' })
  roomCode: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  /** 1 for the first household of the room, 2 for the next. */
  @Column({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  tenure: Tenure;

  @Column({ name: 'preferred_contact', type: 'uuid', nullable: true })
  preferredContact: string | null;

  /** Landlord's name and phone of a rented flat, sealed under the household's own key. */
  @Column({ name: 'landlord_sealed', type: 'bytea', nullable: true })
  landlordSealed: Buffer | null;

  @Column({ name: 'wrapped_key', type: 'bytea', nullable: true })
  wrappedKey: Buffer | null;

  /** It said something of itself that no worker has confirmed. */
  @Column({ type: 'boolean', default: false })
  unconfirmed: boolean;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;
}
