import { Injectable } from '@nestjs/common';
import type { Channel } from '#contracts/notifications.events.js';
import { Breaker } from './breaker.js';
import { Email } from './email.js';
import { Webhook } from './webhook.js';
import type { Way } from './way.js';

export interface GuardedWay {
  way: Way;
  breaker: Breaker;
}

/** The ways out, those among them that this deployment has, and how each is doing. */
@Injectable()
export class Channels {
  readonly all: readonly GuardedWay[];

  constructor(webhook: Webhook, email: Email) {
    this.all = [webhook, email].map((way) => ({ way, breaker: new Breaker() }));
  }

  /** Those that there are; without any the first one, whose messages are then only looked at. */
  among(wanted: readonly Channel[]): Channel[] {
    const there = wanted.filter((channel) => this.all.some(({ way }) => way.channel === channel && way.isOpen));
    return there.length > 0 ? there : wanted.slice(0, 1);
  }
}
