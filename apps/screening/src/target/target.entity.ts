import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { TargetEnd } from '#contracts/screening.events.js';
import type { Channel } from '../campaign/campaign.rules.js';

/** One room in one campaign. Its end, its next attempt and its counts follow from what is known of the room: see target.rules.ts. */
@Entity('room_target')
@Index('room_target_room', ['roomCode', 'campaignId'], { unique: true })
@Index('room_target_path', ['campaignId', 'roomPath'], { unique: true })
@Index('room_target_missing', ['campaignId', 'roomPath'], { where: 'end_state IS NULL' })
export class RoomTarget {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'room_target_pk' })
  id: string;

  @Column({ name: 'campaign_id', type: 'uuid' })
  campaignId: string;

  @Column({ name: 'room_code', type: 'text' })
  roomCode: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  /** Where it is counted. */
  @Column({ name: 'building_path', type: 'text', collation: 'C' })
  buildingPath: string;

  /** Null while the room is missing. */
  @Column({ name: 'end_state', type: 'text', nullable: true })
  end: TargetEnd | null;

  /** China date on which it ended. */
  @Column({ name: 'ended_on', type: 'date', nullable: true })
  endedOn: string | null;

  /** Somebody was noticed after the room had ended as empty, nobody home or unreachable: what was tried before counts no more. */
  @Column({ name: 'sign_of_life_at', type: 'timestamptz', nullable: true })
  signOfLifeAt: Date | null;

  @Column({ name: 'persons_known', type: 'integer' })
  personsKnown: number;

  @Column({ name: 'persons_answered', type: 'integer' })
  personsAnswered: number;

  @Column({ name: 'next_channel', type: 'text', nullable: true })
  nextChannel: Channel | null;

  @Column({ name: 'next_at', type: 'timestamptz', nullable: true })
  nextAt: Date | null;

  /** The campaign closed over it and said so. */
  @Column({ type: 'boolean', default: false })
  missed: boolean;

  /** Rises with every event of this target and with nothing else. */
  @Column({ type: 'integer' })
  version: number;
}
