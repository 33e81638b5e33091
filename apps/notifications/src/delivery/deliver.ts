import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nextIn } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { Channels } from '../channel/channels.js';
import type { Delivery } from './delivery.entity.js';
import { channelsFor, languageFor, openHours, quietByDefault } from './delivery.rules.js';
import type { Message } from './message.js';
import { RecordNew } from './record-new.js';
import { ReadRecipients, type Recipient } from './read-recipients.js';

/** Lays messages into inboxes, and lines them up for the first way out of each recipient. */
@Injectable()
export class Deliver {
  constructor(
    private readonly recipients: ReadRecipients,
    private readonly channels: Channels,
    private readonly record: RecordNew,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const recipients = await this.recipients.execute(tx, messages);
    const rows = messages.flatMap((message, index) => this.rowsOf(message, recipients[index]!));
    await this.record.execute(tx, rows);
  }

  private rowsOf(message: Message, recipient: Recipient): Delivery[] {
    const now = this.clock.now();
    const offered = message.channels.filter((channel) => channel !== 'inbox');
    const ways = this.channels.among(channelsFor(offered, recipient.choice, message.mayOptOut));
    const inbox = { ...rowOf(message, recipient, now), channel: 'inbox' as const, nextChannels: [] };
    const isLost = !recipient.hasAccount && offered.length > 0 && ways.length === 0 && message.urgency !== 'reminder';
    const [channel, ...nextChannels] = ways;
    const kept: Delivery = recipient.hasAccount
      ? { ...inbox, state: 'delivered', deliveredAt: now, version: 1 }
      : { ...inbox, ...(isLost ? lost : { state: 'suppressed', reason: 'NO_ACCOUNT' }) };
    if (!channel) return [kept];
    const nextAt = message.urgency === 'urgent' ? now : nextIn(hoursOf(recipient), now);
    return [kept, { ...inbox, id: uuidv7(now.getTime()), channel, nextChannels, state: 'queued', nextAt }];
  }
}

const lost = { state: 'undeliverable', reason: 'NO_CHANNEL', version: 1 } as const;

const hoursOf = ({ choice: { quietFrom, quietUntil } }: Recipient) =>
  openHours(quietFrom ?? quietByDefault.from, quietUntil ?? quietByDefault.until);

const rowOf = (message: Message, recipient: Recipient, now: Date): Omit<Delivery, 'channel' | 'nextChannels'> => ({
  id: uuidv7(now.getTime()),
  sourceId: message.sourceId,
  recipient: recipient.key,
  template: message.template,
  noticeId: message.notice?.id ?? null,
  edition: message.notice?.edition ?? null,
  residentId: recipient.residentId,
  householdId: recipient.householdId,
  office: message.to.kind === 'office' ? message.to.office : null,
  path: recipient.path,
  language: languageFor(recipient.language, recipient.choice.language),
  urgency: message.urgency,
  values: message.values,
  state: 'queued',
  ...{ attempts: 0, nextAt: null, reason: null, providerId: null, bundledIn: null, createdAt: now },
  ...{ deliveredAt: null, readAt: null, acknowledgedAt: null, reachedAt: null, seenAt: null, version: 0 },
});
