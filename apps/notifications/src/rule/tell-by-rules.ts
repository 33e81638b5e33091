import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EventContract, EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { Deliver } from '../delivery/deliver.js';
import type { Addressee, Message } from '../delivery/message.js';
import type { Values } from '../template/render.js';
import { catalogue } from './catalogue.js';
import { isOffice, offices, type Rule } from './rule.js';

/** What events of people and households say of them. */
interface About {
  residentId?: string | null;
  residentIds?: string[];
  householdId?: string;
  areaPath?: string;
}

const contracts = [...new Map(catalogue.map(({ event }) => [`${event.type}.v${event.version}`, event])).values()];

/** The one reaction to every event of the catalogue: whoever the rules name is told. */
@Controller()
export class TellByRules {
  constructor(private readonly deliver: Deliver) {}

  async execute(event: EventOf<EventContract>, tx: EntityManager): Promise<void> {
    const rules = catalogue.filter((rule) => rule.event.type === event.type && rule.when(event.payload as never));
    await this.deliver.execute(
      tx,
      rules.flatMap((rule) => messagesOf(rule, event)),
    );
  }
}

for (const contract of contracts) {
  const name = `on ${contract.type}`;
  // A function of its own for each event: what is declared about a reaction is kept at its function.
  const value = function (this: TellByRules, event: EventOf<EventContract>, tx: EntityManager): Promise<void> {
    return this.execute(event, tx);
  };
  Object.defineProperty(TellByRules.prototype, name, { value, writable: true, configurable: true });
  On(contract)(TellByRules.prototype, name, { value, writable: true, configurable: true });
}

function messagesOf(rule: Rule, { id, payload, jurisdiction }: EventOf<EventContract>): Message[] {
  const values = Object.fromEntries(rule.shows.map((name) => [name, (payload as Values)[name] ?? null]));
  const about = { sourceId: id, template: rule.name, notice: null, urgency: rule.urgency, channels: rule.channels };
  return addresseesOf(rule, payload, jurisdiction).map((to) => ({ ...about, to, values, mayOptOut: rule.urgency === 'reminder' }));
}

function addresseesOf({ to }: Rule, payload: About, jurisdiction: string): Addressee[] {
  const { residentId, residentIds = [], householdId, areaPath: path = jurisdiction } = payload;
  if (isOffice(to)) return [{ kind: 'office', office: offices[to], path }];
  const resident = (id: string): Addressee => ({ kind: 'resident', residentId: id, householdId: householdId ?? null, path });
  if (to === 'travellers') return residentIds.map(resident);
  if (to === 'resident' && residentId) return [resident(residentId)];
  return householdId ? [{ kind: 'household', householdId, path }] : [];
}
