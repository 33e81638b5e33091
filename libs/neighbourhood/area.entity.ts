import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AreaKind, NameInLanguages, RoomState } from '#contracts/shared.js';

/** What a service keeps of the area tree, from the events of registration. */
@Entity('area')
@Index('area_path', ['path'])
export class Area {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'area_pk' })
  code: string;

  @Column({ type: 'text' })
  kind: AreaKind;

  @Column({ type: 'text', nullable: true })
  parent: string | null;

  /** Codes from the city down, joined by `.`. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'jsonb' })
  name: NameInLanguages;

  /** Only for rooms: where it is counted. */
  @Column({ name: 'building_path', type: 'text', collation: 'C', nullable: true })
  buildingPath: string | null;

  @Column({ name: 'room_state', type: 'text', nullable: true })
  roomState: RoomState | null;

  /** When registration stated it. */
  @Column({ name: 'room_state_at', type: 'timestamptz', nullable: true })
  roomStateAt: Date | null;
}
