import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BriefFigures } from './ask-figures.js';

/** The figures of an area as they were at eight, with small counts hidden; printed in the language of whoever takes it. */
@Entity('daily_brief')
export class DailyBrief {
  @PrimaryColumn({ name: 'area_code', type: 'text', primaryKeyConstraintName: 'daily_brief_pk' })
  areaCode: string;

  /** Local date in China, YYYY-MM-DD. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'daily_brief_pk' })
  day: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'jsonb' })
  figures: BriefFigures;

  @Column({ name: 'made_at', type: 'timestamptz' })
  madeAt: Date;
}
