import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Channel } from '#contracts/notifications.events.js';
import type { Language } from '#contracts/shared.js';
import type { Role } from '#platform/actor.js';
import type { DeliveryState, Urgency } from './delivery.rules.js';
import type { Values } from '../template/render.js';

/**
 * One message to one person, household, office or place by one channel. It holds what the text is made from, never the text
 * itself, and nothing by which somebody can be reached: that is asked for when it is sent.
 */
@Entity('delivery')
@Index('delivery_once', ['sourceId', 'recipient', 'channel'], { unique: true })
@Index('delivery_household', ['householdId', 'createdAt'])
@Index('delivery_office', ['office', 'createdAt'], { where: 'office IS NOT NULL' })
@Index('delivery_waiting', ['channel', 'nextAt'], { where: `state = 'queued'` })
@Index('delivery_notice', ['noticeId', 'path'], { where: 'notice_id IS NOT NULL' })
@Index('delivery_recipient', ['recipient', 'createdAt'])
@Index('delivery_path', ['path', 'createdAt'])
export class Delivery {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'delivery_pk' })
  id: string;

  /** Id of the event, or of the edition of the notice, that it comes from: what arrives twice is sent once. */
  @Column({ name: 'source_id', type: 'uuid' })
  sourceId: string;

  /** `resident:<id>`, `household:<id>`, `office:<role>:<path>`, `place:<path>`. */
  @Column({ type: 'text' })
  recipient: string;

  @Column({ type: 'text' })
  channel: Channel;

  /** Name of the rule, `notice`, or `digest`. */
  @Column({ type: 'text' })
  template: string;

  @Column({ name: 'notice_id', type: 'uuid', nullable: true })
  noticeId: string | null;

  @Column({ type: 'integer', nullable: true })
  edition: number | null;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'household_id', type: 'uuid', nullable: true })
  householdId: string | null;

  @Column({ type: 'text', nullable: true })
  office: Role | null;

  /** Building of the household, or area of the office. */
  @Column({ type: 'text', collation: 'C' })
  path: string;

  @Column({ type: 'text' })
  language: Language;

  @Column({ type: 'text' })
  urgency: Urgency;

  /** What the placeholders of the text stand for. */
  @Column({ type: 'jsonb' })
  values: Values;

  /** Channels that are tried after this one. */
  @Column({ name: 'next_channels', type: 'text', array: true })
  nextChannels: Channel[];

  @Column({ type: 'text' })
  state: DeliveryState;

  @Column({ type: 'integer', default: 0 })
  attempts: number;

  /** When it may be sent, or sent again by somebody else should this sender have died. */
  @Column({ name: 'next_at', type: 'timestamptz', nullable: true })
  nextAt: Date | null;

  /** Why it is where it is; a code. */
  @Column({ type: 'text', nullable: true })
  reason: string | null;

  /** What the provider calls it. */
  @Column({ name: 'provider_id', type: 'text', nullable: true })
  providerId: string | null;

  /** The digest that names it instead. */
  @Column({ name: 'bundled_in', type: 'uuid', nullable: true })
  bundledIn: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'delivered_at', type: 'timestamptz', nullable: true })
  deliveredAt: Date | null;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt: Date | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt: Date | null;

  /** Of the inbox alone: when the message first reached the recipient by any channel, and when it was first read. */
  @Column({ name: 'reached_at', type: 'timestamptz', nullable: true })
  reachedAt: Date | null;

  @Column({ name: 'seen_at', type: 'timestamptz', nullable: true })
  seenAt: Date | null;

  /** Facts told of it so far. */
  @Column({ type: 'integer' })
  version: number;
}
