import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('gate_flow')
export class PeerGateFlow {
  @PrimaryColumn()
  path: string;

  @PrimaryColumn('timestamptz')
  hour: Date;

  @Column('integer')
  checks: number;
}

@Entity('inbox')
export class InboxMessage {
  @PrimaryColumn('uuid')
  id: string;
}
