import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AreaKind, RoomState } from '#contracts/shared.js';

/** What has a name of its own, not only a number; word for word as in its index, which a query has to repeat. */
export const isNamed = `kind IN ('city', 'district', 'subdistrict', 'town', 'committee', 'compound', 'workplace')`;

/** One node of the area tree, from the city to a room. */
@Entity('area')
@Index('area_path', ['path'])
@Index('area_named', ['path'], { where: isNamed })
@Index('area_label', ['parent', 'label'], { unique: true })
export class Area {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'area_pk' })
  code: string;

  @Column({ type: 'text' })
  kind: AreaKind;

  @Column({ type: 'text', nullable: true })
  parent: string | null;

  /** Codes from the city down, joined by `.`. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** What tells it from its siblings: `12` for building 12号, `0301`-like spellings are kept as people write them. */
  @Column({ type: 'text' })
  label: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh: string;

  @Column({ name: 'name_en', type: 'text', nullable: true })
  nameEn: string | null;

  @Column({ name: 'name_ja', type: 'text', nullable: true })
  nameJa: string | null;

  @Column({ name: 'name_ko', type: 'text', nullable: true })
  nameKo: string | null;

  /** Other names in use, for the address finder. */
  @Column({ type: 'text', array: true, default: [] })
  aliases: string[];

  /** Name, aliases, pinyin and initials in one line, for the address finder. */
  @Column({ name: 'search_key', type: 'text' })
  searchKey: string;

  /** Year of the official list that the code comes from; null for what a committee added. */
  @Column({ name: 'list_year', type: 'integer', nullable: true })
  listYear: number | null;

  @Column({ name: 'room_state', type: 'text', nullable: true })
  roomState: RoomState | null;

  @Column({ name: 'room_state_on', type: 'date', nullable: true })
  roomStateOn: string | null;

  @Column({ type: 'integer' })
  version: number;
}
