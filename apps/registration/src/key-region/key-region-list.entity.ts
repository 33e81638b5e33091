import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import type { KeyRegion } from './key-region.rules.js';

/**
 * Places that people are observed after coming from, by date. A list is published once and never changed: the next one replaces it.
 * It is made public, so whoever plans a trip may be judged by it: it is kept without row-level security, and its area says for whom it is.
 */
@Entity('key_region_list')
export class KeyRegionList {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'key_region_list_pk' })
  id: string;

  /** Area that it is for. */
  @Column({ name: 'for_area', type: 'text', collation: 'C' })
  path: string;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt: Date;

  @Column({ name: 'effective_at', type: 'timestamptz' })
  effectiveAt: Date;

  /** Address of the announcement. */
  @Column({ type: 'text' })
  source: string;

  @Column({ type: 'jsonb' })
  reason: Record<Language, string>;

  @Column({ type: 'jsonb' })
  regions: KeyRegion[];

  @Column({ name: 'published_by', type: 'text' })
  publishedBy: string;
}
