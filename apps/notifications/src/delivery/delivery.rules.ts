import type { Channel } from '#contracts/notifications.events.js';
import { languages, type Language } from '#contracts/shared.js';

export const deliveryStates = ['queued', 'sent', 'delivered', 'read', 'failed', 'undeliverable', 'suppressed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** `urgent` also comes at night and beyond the number of messages of a day; a `reminder` that does not arrive is nobody's task. */
export type Urgency = 'urgent' | 'normal' | 'reminder';

/** Messages that go out to one person on one day of China, besides urgent ones; the rest is told in one digest. */
export const mostPerDay = 5;
/** `HH:MM` in China. */
export const digestAt = '19:00';

/** What somebody has chosen; null is what everybody has. */
export interface Choice {
  language: Language | null;
  channels: readonly Channel[] | null;
  quietFrom: string | null;
  quietUntil: string | null;
  optOut: boolean;
}
export const everybody: Choice = { language: null, channels: null, quietFrom: null, quietUntil: null, optOut: false };
export const quietByDefault = { from: '21:00', until: '07:00' };

/** The language chosen, else the one in the register where it is one of ours, else English: whoever reads neither is likelier to read that. */
export const languageFor = (registered: string | undefined, chosen: Language | null): Language =>
  chosen ?? languages.find((language) => language === registered) ?? (registered === undefined ? 'zh' : 'en');

/** Channels that a message goes out by, first to last. What is lawful to leave out is left out for those who want nothing. */
export function channelsFor(offered: readonly Channel[], { channels, optOut }: Choice, mayOptOut: boolean): Channel[] {
  if (optOut && mayOptOut) return [];
  return offered.filter((channel) => channel !== 'inbox' && (!channels || channels.includes(channel)));
}

/** Windows of a day in China in which messages may come, in their order. */
export function openHours(quietFrom: string, quietUntil: string): [DayHours, ...DayHours[]] {
  if (quietFrom === quietUntil) return [{ from: '00:00', until: '24:00' }];
  if (quietFrom > quietUntil) return [{ from: quietUntil, until: quietFrom }];
  const after = { from: quietUntil, until: '24:00' };
  return quietFrom === '00:00' ? [after] : [{ from: '00:00', until: quietFrom }, after];
}
interface DayHours {
  from: string;
  until: string;
}

const second = 1_000;
/** Attempts by one channel before the next one is tried. */
export const mostAttempts: Readonly<Record<Urgency, number>> = { urgent: 3, normal: 5, reminder: 2 };

/** Milliseconds until the next attempt: 10 s, 40 s, 160 s … for urgent ones, six times as long for others; at most an hour. */
export const pauseAfter = (attempts: number, urgency: Urgency): number =>
  Math.min(3_600 * second, (urgency === 'urgent' ? 10 : 60) * second * 4 ** (attempts - 1));
