import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const deviceStates = ['waiting', 'enrolled', 'revoked'] as const;
export type DeviceState = (typeof deviceStates)[number];

/** The phone or scanner of a gate. It makes its own key; only the public half comes here. */
@Entity('device')
@Index('device_gate', ['gateId'])
@Index('device_code', ['codeHash'], { unique: true })
export class Device {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'device_pk' })
  id: string;

  @Column({ name: 'gate_id', type: 'uuid' })
  gateId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  state: DeviceState;

  /** SHA-256 of the code by which it enrols. */
  @Column({ name: 'code_hash', type: 'bytea' })
  codeHash: Buffer;

  @Column({ name: 'code_expires_at', type: 'timestamptz' })
  codeExpiresAt: Date;

  /** Coordinates of its P-256 key. */
  @Column({ type: 'text', nullable: true })
  x: string | null;

  @Column({ type: 'text', nullable: true })
  y: string | null;

  @Column({ name: 'enrolled_at', type: 'timestamptz', nullable: true })
  enrolledAt: Date | null;

  @Column({ name: 'invited_by', type: 'text' })
  invitedBy: string;

  @Column({ type: 'integer' })
  version: number;
}
