import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Some whole rooms of a roster, sealed; `bad` holds the rows to be corrected, as they were sent. */
@Entity('roster_chunk')
export class RosterChunk {
  @PrimaryColumn({ name: 'import_id', type: 'uuid', primaryKeyConstraintName: 'roster_chunk_pk' })
  importId: string;

  /** 0, 1, 2 … in the order of applying; -1 for the rows to be corrected. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'roster_chunk_pk' })
  number: number;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'bytea' })
  sealed: Buffer;
}
