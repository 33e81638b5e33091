import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NameInLanguages } from '#contracts/shared.js';

export const storeKinds = ['committee', 'pharmacy', 'depot'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** A place where things lie: a committee's room, a pharmacy, a depot of the subdistrict. */
@Entity('store')
@Index('store_path', ['path'])
export class Store {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'store_pk' })
  id: string;

  @Column({ type: 'text' })
  kind: StoreKind;

  @Column({ type: 'jsonb' })
  name: NameInLanguages;

  @Column({ name: 'area_code', type: 'text' })
  areaCode: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;
}
