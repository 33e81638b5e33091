import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AgeBand, ResidentFlag } from '#contracts/shared.js';
import type { Relation } from '../household/household.rules.js';

/** A person. What tells who it is lies sealed under the person's own key; the indexes are blind. */
@Entity('resident')
@Index('resident_household', ['householdId'])
@Index('resident_path', ['roomPath'])
@Index('resident_name', ['nameIndex'])
@Index('resident_merged', ['mergedInto'], { where: 'merged_into IS NOT NULL' })
export class Resident {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'resident_pk' })
  id: string;

  @Column({ name: 'household_id', type: 'uuid' })
  householdId: string;

  @Column({ name: 'room_path', type: 'text', collation: 'C' })
  roomPath: string;

  @Column({ type: 'text' })
  relation: Relation;

  /** The person's key, wrapped; without it the sealed columns are noise. */
  @Column({ name: 'wrapped_key', type: 'bytea' })
  wrappedKey: Buffer;

  /** JSON of names, phones and e-mail addresses. */
  @Column({ name: 'contact_sealed', type: 'bytea' })
  contactSealed: Buffer;

  /** JSON of documents; null for somebody without one. */
  @Column({ name: 'documents_sealed', type: 'bytea', nullable: true })
  documentsSealed: Buffer | null;

  @Column({ name: 'name_index', type: 'bytea' })
  nameIndex: Buffer;

  @Column({ name: 'document_indexes', type: 'bytea', array: true })
  documentIndexes: Buffer[];

  @Column({ name: 'phone_indexes', type: 'bytea', array: true })
  phoneIndexes: Buffer[];

  @Column({ name: 'birth_date', type: 'date', nullable: true })
  birthDate: string | null;

  @Column({ type: 'text', nullable: true })
  sex: 'male' | 'female' | null;

  /** ISO 3166 alpha-2. */
  @Column({ type: 'text' })
  nationality: string;

  /** BCP 47 primary tag. */
  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'text', array: true })
  flags: ResidentFlag[];

  @Column({ name: 'residence_kind', type: 'text', nullable: true })
  residenceKind: string | null;

  @Column({ name: 'in_area_since', type: 'date', nullable: true })
  inAreaSince: string | null;

  /** `unverified` until a document was seen. */
  @Column({ type: 'text' })
  completeness: 'complete' | 'unverified';

  /** As last published: it changes with time, not only with edits. */
  @Column({ name: 'age_band', type: 'text' })
  ageBand: AgeBand;

  /** The record that stands for the person; null for one that stands itself. */
  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto: string | null;

  @Column({ type: 'integer' })
  version: number;
}
