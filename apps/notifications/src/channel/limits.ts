import type { Channel } from '#contracts/notifications.events.js';

/** Longest title and body, in UTF-16 units, that a channel takes. A webhook ends in a text message of a few parts. */
export const limits: Readonly<Record<Channel, { title: number; body: number }>> = {
  inbox: { title: 120, body: 4_000 },
  email: { title: 150, body: 20_000 },
  webhook: { title: 120, body: 500 },
  print: { title: 120, body: 1_200 },
};
