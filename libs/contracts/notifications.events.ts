import { z } from 'zod';
import { AreaPath, languages } from './shared.js';
import { topic } from './topic.js';

const notice = topic('notifications.notice', { partitions: 3, retentionDays: Infinity });
const delivery = topic('notifications.delivery', { partitions: 12, retentionDays: 90 });

export const noticeCategories = ['requirement', 'knowledge', 'attention'] as const;
export const NoticeCategory = z.enum(noticeCategories);
export type NoticeCategory = (typeof noticeCategories)[number];

export const channels = ['inbox', 'email', 'webhook', 'print'] as const;
export const Channel = z.enum(channels);
export type Channel = (typeof channels)[number];

const Notice = { noticeId: z.uuid(), areaPath: AreaPath, category: NoticeCategory, edition: z.int().positive() };
/** All four languages are there. */
export const NoticePublished = notice.event(
  'notice-published',
  1,
  'noticeId',
  z.object({ ...Notice, expiresAt: z.iso.datetime().nullable() }),
);
export const NoticeCorrected = notice.event('notice-corrected', 1, 'noticeId', z.object(Notice));
export const NoticeWithdrawn = notice.event('notice-withdrawn', 1, 'noticeId', z.object(Notice));

/** One message to one person or place by one channel. `template` is the rule or notice it was made from. */
const Delivery = {
  deliveryId: z.uuid(),
  channel: Channel,
  template: z.string(),
  noticeId: z.uuid().nullable(),
  residentId: z.uuid().nullable(),
  householdId: z.uuid().nullable(),
  areaPath: AreaPath,
  language: z.enum(languages),
};
export const MessageDelivered = delivery.event('message-delivered', 1, 'deliveryId', z.object(Delivery));
export const MessageRead = delivery.event('message-read', 1, 'deliveryId', z.object({ ...Delivery, acknowledged: z.boolean() }));
/** No channel is left: a worker has to tell them. */
export const MessageUndeliverable = delivery.event('message-undeliverable', 1, 'deliveryId', z.object({ ...Delivery, reason: z.string() }));
