import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Channel } from './campaign.rules.js';

/** A screening of every room of an area, with the questions it opened with. */
@Entity('campaign')
@Index('campaign_path', ['path', 'state'])
export class Campaign {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'campaign_pk' })
  id: string;

  @Column({ name: 'area_code', type: 'text' })
  areaCode: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  /** Version of the question set; a later version does not change a running campaign. */
  @Column({ name: 'question_set', type: 'text' })
  questionSet: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: Date;

  /** In the order in which they are tried. */
  @Column({ type: 'text', array: true })
  channels: Channel[];

  @Column({ type: 'text' })
  state: 'open' | 'closed';

  @Column({ name: 'opened_by', type: 'text' })
  openedBy: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ type: 'integer' })
  version: number;
}
