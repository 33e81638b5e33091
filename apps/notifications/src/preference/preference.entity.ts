import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from '#contracts/notifications.events.js';
import type { Language } from '#contracts/shared.js';

/** What somebody has chosen about the messages they get; what is null is as it is for everybody. */
@Entity('preference')
export class Preference {
  @PrimaryColumn({ name: 'resident_id', type: 'uuid', primaryKeyConstraintName: 'preference_pk' })
  residentId: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text', nullable: true })
  language: Language | null;

  @Column({ type: 'text', array: true, nullable: true })
  channels: Channel[] | null;

  /** `HH:MM` in China. */
  @Column({ name: 'quiet_from', type: 'text', nullable: true })
  quietFrom: string | null;

  @Column({ name: 'quiet_until', type: 'text', nullable: true })
  quietUntil: string | null;

  @Column({ name: 'opt_out', type: 'boolean' })
  optOut: boolean;

  /** Who receives in their stead: the head of the household, a carer. */
  @Column({ name: 'receiver_id', type: 'uuid', nullable: true })
  receiverId: string | null;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;
}
