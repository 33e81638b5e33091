import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { readSecret } from '#platform/config.js';
import { gatewayHeader } from '#platform/token.js';
import type { Contact } from '../channel/way.js';
import { type NotificationsConfig, NotificationsSettings } from '../notifications.config.js';

const atOnce = 500;
const timeoutMs = 5_000;

const Person = z.object({ residentId: z.uuid(), name: z.string(), phones: z.array(z.string()), emails: z.array(z.string()) });
const Answer = z.object({ contacts: z.array(Person) });

/** Asks registration how people can be reached, for many at once, when something is sent. What it answers is not stored. */
@Injectable()
export class AskContacts {
  private readonly url: string;
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(@Inject(NotificationsSettings) { REGISTRATION_URL }: NotificationsConfig) {
    this.url = `${REGISTRATION_URL}/internal/contacts`;
  }

  /** @throws Error when registration does not answer; it holds nothing of anybody. */
  async execute(residentIds: readonly string[]): Promise<Map<string, Contact>> {
    const found = new Map<string, Contact>();
    for (let from = 0; from < residentIds.length; from += atOnce) {
      for (const contact of await this.ask(residentIds.slice(from, from + atOnce))) found.set(contact.residentId, contact);
    }
    return found;
  }

  private async ask(residentIds: readonly string[]): Promise<Contact[]> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [gatewayHeader]: this.gatewayToken },
      body: JSON.stringify({ residentIds }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`Registration answers ${response.status} when asked for contacts`);
    const read = Answer.safeParse(await response.json());
    if (!read.success) throw new Error('Registration answers in another form when asked for contacts');
    return read.data.contacts;
  }
}
