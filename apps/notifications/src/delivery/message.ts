import type { Channel } from '#contracts/notifications.events.js';
import type { Role } from '#platform/actor.js';
import type { Values } from '../template/render.js';
import type { Urgency } from './delivery.rules.js';

export type Addressee =
  | { kind: 'resident'; residentId: string; householdId: string | null; path: string }
  | { kind: 'household'; householdId: string; path: string }
  | { kind: 'office'; office: Role; path: string };

/** Something that somebody is to be told. */
export interface Message {
  /** Id of the event or of the edition of a notice: with the same one the same recipient is told once. */
  sourceId: string;
  template: string;
  notice: { id: string; edition: number } | null;
  to: Addressee;
  urgency: Urgency;
  channels: readonly Channel[];
  /** Whoever wants no messages need not get this one. */
  mayOptOut: boolean;
  values: Values;
}
