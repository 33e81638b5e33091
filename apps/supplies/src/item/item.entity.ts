import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NameInLanguages } from '#contracts/shared.js';
import type { ItemKind, Unit } from './item.rules.js';

/** Something that is stored and handed out under an area. */
@Entity('item')
@Index('item_path', ['path'])
export class Item {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'item_pk' })
  id: string;

  @Column({ type: 'text' })
  kind: ItemKind;

  @Column({ type: 'jsonb' })
  name: NameInLanguages;

  @Column({ type: 'text' })
  unit: Unit;

  @Column({ type: 'text', collation: 'C' })
  path: string;
}
