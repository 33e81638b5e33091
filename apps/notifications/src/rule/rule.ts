import type { Channel } from '#contracts/notifications.events.js';
import { languages } from '#contracts/shared.js';
import type { EventContract, PayloadOf } from '#contracts/topic.js';
import type { Role } from '#platform/actor.js';
import type { Urgency } from '../delivery/delivery.rules.js';
import { placeholdersIn } from '../template/render.js';
import type { Texts } from '../template/texts.js';

/** Whoever serves in the area where it happened, by what they do there. */
export const offices = {
  doctor: 'doctor',
  worker: 'committee-worker',
  supervisor: 'committee-lead',
  subdistrict: 'subdistrict-officer',
  volunteer: 'volunteer',
} as const satisfies Record<string, Role>;
export type Office = keyof typeof offices;

/** People can be told only of an event that says which. `resident` is the household where the event names no person. */
type People<Payload> =
  | (Payload extends { residentId: string | null } ? 'resident' : never)
  | (Payload extends { householdId: string } ? 'household' : never)
  | (Payload extends { residentIds: string[] } ? 'travellers' : never);

export type Audience = 'resident' | 'household' | 'travellers' | Office;

interface Telling<Payload> {
  /** Never changes: deliveries are known by it. */
  name: string;
  to: People<Payload> | Office;
  /** Only for some of these events. */
  when?: (payload: Payload) => boolean;
  urgency: Urgency;
  /** In the order in which they are tried; the inbox always holds it. */
  channels: readonly Channel[];
  title: Texts;
  body: Texts;
}

export interface Rule {
  event: EventContract;
  name: string;
  to: Audience;
  when: (payload: never) => boolean;
  urgency: Urgency;
  channels: readonly Channel[];
  title: Texts;
  body: Texts;
  /** Fields of the event that the texts show; nothing else of it is kept. */
  shows: readonly string[];
}

export const isOffice = (audience: Audience): audience is Office => audience in offices;

/**
 * One entry of the catalogue.
 * @throws TypeError when a text asks for something that the event does not have: the build then fails.
 */
export function tell<Contract extends EventContract>(event: Contract, telling: Telling<PayloadOf<Contract>>): Rule {
  const { when = () => true, ...rest } = telling;
  const asked = [telling.title, telling.body].flatMap((texts) => languages.flatMap((language) => placeholdersIn(texts[language])));
  const shows = [...new Set(asked)];
  const unknown = shows.filter((name) => !(name in event.payload.shape));
  if (unknown.length > 0) throw new TypeError(`${telling.name} shows ${unknown.join(', ')}, which ${event.type} does not have`);
  return { event, when, shows, ...rest };
}
