import type { HelpKind } from '#contracts/supplies.events.js';

export const helpStates = ['open', 'assigned', 'under-way', 'delivered', 'confirmed', 'closed'] as const;
export type HelpState = (typeof helpStates)[number];

/** Somebody still waits for it. */
export const waiting: readonly HelpState[] = ['open', 'assigned', 'under-way'];

/** From which states each can be reached. What was delivered is confirmed; what nobody needs any more is closed. */
const before: Record<Exclude<HelpState, 'open'>, readonly HelpState[]> = {
  assigned: ['open', 'assigned'],
  'under-way': ['assigned'],
  delivered: ['assigned', 'under-way'],
  confirmed: ['delivered'],
  closed: ['open', 'assigned', 'under-way', 'delivered', 'confirmed'],
};
export type NextHelpState = keyof typeof before;

export const mayBecome = (from: HelpState, to: NextHelpState): boolean => before[to].includes(from);

/** Hours after which it is late, unless somebody says when it is needed. */
const hoursFor: Record<HelpKind, number> = {
  medicine: 4,
  'care-call': 4,
  baby: 6,
  food: 12,
  pets: 12,
  rubbish: 24,
  parcels: 24,
  other: 24,
  repair: 48,
};
const hourMs = 3_600_000;
export const daysAhead = 14;

export const dueAtOf = (kind: HelpKind, now: Date): Date => new Date(now.getTime() + hoursFor[kind] * hourMs);

/** A time that is asked for lies ahead, and not too far. */
export const mayBeDue = (dueAt: Date, now: Date): boolean => dueAt > now && dueAt.getTime() <= now.getTime() + daysAhead * 24 * hourMs;

/** Whoever goes on an errand is shown the door from the moment it is theirs until they were there, and no longer. */
export const isOnErrand = (help: { helper: string | null; state: HelpState }, subject: string): boolean =>
  help.helper === subject && (help.state === 'assigned' || help.state === 'under-way');
