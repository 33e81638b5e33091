import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('device')
export class PeerDevice {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  gateId: string;

  @Column()
  path: string;

  @Column()
  x: string;

  @Column()
  y: string;
}
