import type { Channel } from '#contracts/notifications.events.js';
import type { Language } from '#contracts/shared.js';
import type { Urgency } from '../delivery/delivery.rules.js';

/** How somebody can be reached: asked of registration for one sending, and forgotten after it. */
export interface Contact {
  residentId: string;
  name: string;
  phones: readonly string[];
  emails: readonly string[];
}

export interface Outgoing {
  deliveryId: string;
  language: Language;
  urgency: Urgency;
  title: string;
  body: string;
  to: Contact;
}

/** `again`: the same may succeed later, unchanged. `reason` is a code and holds nothing of the recipient. */
export type Outcome =
  | { state: 'sent' | 'delivered'; providerId: string | null }
  | { state: 'failed'; reason: string; again: boolean; /** The provider itself does not answer. */ isDown?: boolean };

/** A way out of the system. Sending is at least once: a provider that keeps the id of the delivery knows a repetition by it. */
export interface Way {
  readonly channel: Channel;
  /** Null: there is none in this deployment, and messages stay in the outbox. */
  readonly isOpen: boolean;
  accepts(contact: Contact): boolean;
  send(message: Outgoing): Promise<Outcome>;
}
