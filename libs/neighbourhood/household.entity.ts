import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who lives together in which room; its people are the residents that name it. */
@Entity('household')
@Index('household_room', ['roomCode'])
@Index('household_path', ['roomPath'])
export class Household {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'household_pk' })
  id: string;

  @Column({ name: 'room_code', type: 'text' })
  roomCode: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ type: 'boolean' })
  closed: boolean;
}
