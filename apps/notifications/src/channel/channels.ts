import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from '#contracts/notifications.events.js';
import { type NotificationsConfig, NotificationsSettings } from '../notifications.config.js';

/** Which ways out this deployment has. */
@Injectable()
export class Channels {
  private readonly open: ReadonlySet<Channel>;

  constructor(@Inject(NotificationsSettings) { SMTP_URL, WEBHOOK_URL }: NotificationsConfig) {
    this.open = new Set([...(SMTP_URL ? (['email'] as const) : []), ...(WEBHOOK_URL ? (['webhook'] as const) : [])]);
  }

  isOpen(channel: Channel): boolean {
    return this.open.has(channel);
  }

  /** Those that there are; without any the first one, whose messages are then only looked at. */
  among(wanted: readonly Channel[]): Channel[] {
    const there = wanted.filter((channel) => this.open.has(channel));
    return there.length > 0 ? there : wanted.slice(0, 1);
  }
}
