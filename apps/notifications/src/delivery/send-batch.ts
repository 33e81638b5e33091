import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '#platform/clock.js';
import { Log } from '#platform/log.token.js';
import type { Breaker } from '../channel/breaker.js';
import { limits } from '../channel/limits.js';
import type { Contact, Outcome, Way } from '../channel/way.js';
import { AskContacts } from '../contact/ask-contacts.js';
import type { Claimed } from './claim-deliveries.js';
import type { Finished } from './record-outcomes.js';

const side = 10;

/** Gives messages to a provider, some side by side, with contacts asked for all of them at once. */
@Injectable()
export class SendBatch {
  constructor(
    private readonly contacts: AskContacts,
    private readonly clock: Clock,
    @Inject(Log) private readonly log: Logger,
  ) {}

  /** @returns undefined when registration does not answer: then nothing was tried. */
  async execute(way: Way, claimed: readonly Claimed[], breaker: Breaker): Promise<Finished[] | undefined> {
    if (!way.isOpen) return claimed.map(({ row }) => ({ row, outcome: { state: 'sent', providerId: 'outbox-only' } }));
    const known = await this.ask([...new Set(claimed.flatMap(({ candidates }) => candidates))]);
    if (!known) return undefined;
    const finished: Finished[] = [];
    for (let from = 0; from < claimed.length; from += side) {
      const some = claimed.slice(from, from + side);
      const outcomes = await Promise.all(some.map((one) => sendOne(way, one, known)));
      outcomes.forEach((outcome, index) => {
        breaker.note(outcome.state === 'failed' && outcome.isDown === true, this.clock.now());
        finished.push({ row: some[index]!.row, outcome });
      });
    }
    return finished;
  }

  private async ask(residentIds: readonly string[]): Promise<Map<string, Contact> | undefined> {
    try {
      return await this.contacts.execute(residentIds);
    } catch (error) {
      this.log.warn({ err: error }, 'contacts could not be asked for; messages wait');
      return undefined;
    }
  }
}

async function sendOne(way: Way, { row, title, body, candidates }: Claimed, known: ReadonlyMap<string, Contact>): Promise<Outcome> {
  const longest = limits[way.channel];
  if (title.length > longest.title || body.length > longest.body) return { state: 'failed', reason: 'MESSAGE_TOO_LONG', again: false };
  const to = receiverOf(way, candidates, known);
  if (!to) return { state: 'failed', reason: 'NO_ADDRESS', again: false };
  return way.send({ deliveryId: row.id, language: row.language, urgency: row.urgency, title, body, to });
}

/** Others receive only for somebody who cannot be reached by any way: who has a telephone is not written to at somebody else's address. */
function receiverOf(way: Way, [first, ...others]: readonly string[], known: ReadonlyMap<string, Contact>): Contact | undefined {
  const own = known.get(first ?? '');
  if (own && (own.phones.length > 0 || own.emails.length > 0)) return way.accepts(own) ? own : undefined;
  return others.map((id) => known.get(id)).find((contact) => contact !== undefined && way.accepts(contact));
}
