import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Channel, NoticeCategory } from '#contracts/notifications.events.js';
import type { AgeBand, Language, NameInLanguages, ResidentFlag } from '#contracts/shared.js';

/** A text in one language, with whoever answers for it. */
export interface NoticeText {
  title: string;
  body: string;
  translatedBy: string;
  translatedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
}
export type NoticeTexts = Partial<Record<Language, NoticeText>>;

/** Whom it is for. Without any choice every household; with one, each person whom it fits. */
export interface NoticeAudience {
  languages?: string[];
  flags?: ResidentFlag[];
  ageBands?: AgeBand[];
}

export const noticeStates = ['draft', 'scheduled', 'published', 'withdrawn'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Something that the people of an area are told: in four languages or not at all. */
@Entity('notice')
@Index('notice_path', ['path', 'state'])
export class Notice {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notice_pk' })
  id: string;

  @Column({ name: 'area_code', type: 'text' })
  areaCode: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ name: 'area_name', type: 'jsonb' })
  areaName: NameInLanguages;

  @Column({ type: 'text' })
  category: NoticeCategory;

  @Column({ type: 'text' })
  urgency: 'urgent' | 'normal';

  @Column({ type: 'text', array: true })
  channels: Channel[];

  @Column({ type: 'jsonb' })
  audience: NoticeAudience;

  @Column({ name: 'source_url', type: 'text', nullable: true })
  sourceUrl: string | null;

  @Column({ type: 'text' })
  state: NoticeState;

  /** Of the last edition, or those that are being written. */
  @Column({ type: 'jsonb' })
  texts: NoticeTexts;

  /** 0 before it is published; a correction adds one. */
  @Column({ type: 'integer' })
  edition: number;

  @Column({ name: 'publish_at', type: 'timestamptz', nullable: true })
  publishAt: Date | null;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt: Date | null;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;

  @Column({ name: 'written_by', type: 'text' })
  writtenBy: string;

  @Column({ name: 'written_at', type: 'timestamptz' })
  writtenAt: Date;

  /** Facts told of it so far. */
  @Column({ type: 'integer' })
  version: number;
}

/** What a notice said in one edition; it is never changed. */
@Entity('notice_edition')
export class NoticeEdition {
  @PrimaryColumn({ name: 'notice_id', type: 'uuid', primaryKeyConstraintName: 'notice_edition_pk' })
  noticeId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'notice_edition_pk' })
  edition: number;

  /** By which its deliveries are known: an edition reaches each recipient once. */
  @Column({ name: 'source_id', type: 'uuid' })
  sourceId: string;

  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'jsonb' })
  texts: NoticeTexts;

  @Column({ name: 'published_by', type: 'text' })
  publishedBy: string;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt: Date;

  /** The last recipient who has been told; null before the first and after the last. */
  @Column({ name: 'expanded_to', type: 'uuid', nullable: true })
  expandedTo: string | null;

  @Column({ name: 'expanded_at', type: 'timestamptz', nullable: true })
  expandedAt: Date | null;

  @Column({ type: 'integer' })
  recipients: number;
}
