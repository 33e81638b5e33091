import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { type NotificationsConfig, NotificationsSettings } from '../notifications.config.js';
import { render } from '../template/render.js';
import { letterTexts } from '../template/texts.js';
import type { Contact, Outcome, Outgoing, Way } from './way.js';

const timeouts = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

/** E-mail. The answer of the server that took it is the last that is heard of it: it counts as delivered. */
@Injectable()
export class Email implements Way, OnModuleDestroy {
  readonly channel = 'email';
  private readonly transport?: Transporter;
  private readonly from: string;

  constructor(@Inject(NotificationsSettings) { SMTP_URL, MAIL_FROM }: NotificationsConfig) {
    this.from = MAIL_FROM;
    if (SMTP_URL) this.transport = createTransport({ url: SMTP_URL, pool: true, maxConnections: 5, ...timeouts });
  }

  get isOpen(): boolean {
    return this.transport !== undefined;
  }

  accepts({ emails }: Contact): boolean {
    return emails.length > 0;
  }

  async send({ deliveryId, language, title, body, to }: Outgoing): Promise<Outcome> {
    const greeting = render(letterTexts.greeting[language], language, { name: to.name });
    const text = [greeting, body, letterTexts.closing[language]].join('\n\n');
    const headers = { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' };
    const mail = { from: this.from, to: [...to.emails], subject: title, text, headers, messageId: `<${deliveryId}@linli.invalid>` };
    try {
      await this.transport?.sendMail(mail);
      return { state: 'delivered', providerId: null };
    } catch (error) {
      return outcomeOf(error as { responseCode?: number; code?: string });
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

/** 4xx: come back later; 5xx: never; no answer at all: the server is down. */
const outcomeOf = ({ responseCode, code }: { responseCode?: number; code?: string }): Outcome => {
  if (code === 'EAUTH' || responseCode === undefined || responseCode === 421)
    return { state: 'failed', reason: `SMTP_${code ?? 'NO_ANSWER'}`, again: true, isDown: true };
  return { state: 'failed', reason: `SMTP_${responseCode}`, again: responseCode < 500 };
};
