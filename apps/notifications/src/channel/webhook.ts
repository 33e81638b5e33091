import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { readSecret } from '#platform/config.js';
import { type NotificationsConfig, NotificationsSettings } from '../notifications.config.js';
import { signatureHeader, signatureOf, timestampHeader } from './signature.js';
import type { Contact, Outcome, Outgoing, Way } from './way.js';

const timeoutMs = 10_000;
const mayPass = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

/**
 * Whatever takes a signed POST: a gateway for text messages, a bot. It answers 2xx when it has taken the message, with
 * `{ "id": "…" }` if it likes, and tells by signed receipts what became of it. The id of the delivery is the idempotency key.
 */
@Injectable()
export class Webhook implements Way {
  readonly channel = 'webhook';
  private readonly url: string | null;
  private readonly secret: string;

  constructor(
    @Inject(NotificationsSettings) { WEBHOOK_URL }: NotificationsConfig,
    private readonly clock: Clock,
  ) {
    this.url = WEBHOOK_URL;
    this.secret = readSecret('webhook');
  }

  get isOpen(): boolean {
    return this.url !== null;
  }

  accepts({ phones }: Contact): boolean {
    return phones.length > 0;
  }

  async send({ deliveryId, language, urgency, title, body, to }: Outgoing): Promise<Outcome> {
    const content = JSON.stringify({ deliveryId, language, urgency, title, body, to: { phones: to.phones } });
    const timestamp = String(Math.floor(this.clock.now().getTime() / 1_000));
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': deliveryId,
      [timestampHeader]: timestamp,
      [signatureHeader]: signatureOf(this.secret, timestamp, content),
    };
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      return await outcomeOf(await fetch(this.url ?? '', { method: 'POST', headers, body: content, redirect: 'error', signal }));
    } catch {
      return { state: 'failed', reason: 'WEBHOOK_NO_ANSWER', again: true, isDown: true };
    }
  }
}

async function outcomeOf(response: Response): Promise<Outcome> {
  const answer = await response.text();
  if (response.ok) return { state: 'sent', providerId: idIn(answer) };
  return { state: 'failed', reason: `WEBHOOK_${response.status}`, again: mayPass(response.status), isDown: response.status >= 500 };
}

function idIn(answer: string): string | null {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown };
    return typeof id === 'string' ? id.slice(0, 100) : null;
  } catch {
    return null;
  }
}
