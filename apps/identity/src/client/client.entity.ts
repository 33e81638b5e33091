import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A machine that signs in with its own private key: an integrator or a service. What it may do lies in grants. */
@Entity('client')
export class Client {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'client_pk' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  /** Public keys, as a JSON Web Key Set. */
  @Column({ type: 'jsonb' })
  jwks: { keys: Record<string, unknown>[] };

  /** From then on it cannot sign in. */
  @Column({ name: 'valid_until', type: 'timestamptz', nullable: true })
  until: Date | null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
