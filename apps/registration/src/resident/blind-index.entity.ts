import { Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * By which documents and phones a resident is found. A table of its own, because under row-level security an index is used for
 * leakproof comparisons only: `=` of bytea is one, overlap of arrays is not. It says nothing of people and holds no place: whoever
 * reads it still needs the resident's row, which the policy guards.
 */
@Entity('blind_index')
@Index('blind_index_value', ['value'])
export class BlindIndex {
  @PrimaryColumn({ name: 'resident_id', type: 'uuid', primaryKeyConstraintName: 'blind_index_pk' })
  residentId: string;

  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'blind_index_pk' })
  value: Buffer;
}
