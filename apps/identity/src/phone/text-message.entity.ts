import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A text message on its way to a phone. Number and words lie sealed, and both go when the code is no longer good. */
@Entity('text_message')
export class TextMessage {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'text_message_pk' })
  id: string;

  @Column({ type: 'bytea' })
  sealed: Buffer;

  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;
}
