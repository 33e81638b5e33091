import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('gate_check')
@Index(['deviceId', 'counter'], { unique: true })
@Index(['path', 'checkKey'])
export class PeerGateCheck {
  @PrimaryColumn('uuid')
  checkKey: string;

  @Column('uuid')
  deviceId: string;

  @Column('bigint')
  counter: number;

  @Column('uuid')
  gateId: string;

  @Column()
  path: string;

  @Column()
  direction: string;

  @Column()
  mode: string;

  @Column('smallint')
  passengers: number;

  @Column('real', { nullable: true })
  temperature: number | null;

  @Column('text', { nullable: true })
  method: string | null;

  @Column('jsonb')
  answers: Record<string, boolean>;

  @Column('text', { array: true })
  steps: string[];

  @Column()
  decision: string;

  @Column()
  reason: string;

  @Column('jsonb')
  listNumbers: object;

  @Column('timestamptz')
  checkedAt: Date;

  @CreateDateColumn({ type: 'timestamptz' })
  receivedAt: Date;
}
