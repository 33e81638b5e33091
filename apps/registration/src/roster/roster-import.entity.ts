import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RowIssue } from './roster.rules.js';

export type RosterImportState = 'previewed' | 'applying' | 'applied';

/** One uploaded roster. Its rows lie sealed in chunks until they are applied; then the key is thrown away. */
@Entity('roster_import')
@Index('roster_import_file', ['areaCode', 'fileHash'])
export class RosterImport {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'roster_import_pk' })
  id: string;

  @Column({ name: 'area_code', type: 'text' })
  areaCode: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ name: 'file_hash', type: 'bytea' })
  fileHash: Buffer;

  @Column({ name: 'uploaded_by', type: 'text' })
  uploadedBy: string;

  @Column({ name: 'uploaded_at', type: 'timestamptz' })
  uploadedAt: Date;

  @Column({ type: 'text' })
  state: RosterImportState;

  @Column({ name: 'rows_total', type: 'integer' })
  rowsTotal: number;

  @Column({ name: 'rows_bad', type: 'integer' })
  rowsBad: number;

  @Column({ name: 'rows_done', type: 'integer', default: 0 })
  rowsDone: number;

  @Column({ name: 'chunks_total', type: 'integer' })
  chunksTotal: number;

  @Column({ name: 'chunks_done', type: 'integer', default: 0 })
  chunksDone: number;

  @Column({ type: 'integer', default: 0 })
  created: number;

  @Column({ type: 'integer', default: 0 })
  updated: number;

  @Column({ type: 'integer', default: 0 })
  unchanged: number;

  /** Row, column and code: nothing of what stood in the cell. */
  @Column({ type: 'jsonb' })
  issues: RowIssue[];

  /** Titles of columns that nothing was taken from. */
  @Column({ name: 'ignored_columns', type: 'text', array: true, default: [] })
  ignoredColumns: string[];

  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey: Buffer;
}
