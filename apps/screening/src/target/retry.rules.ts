import type { AttemptChannel, AttemptOutcome } from '../attempt/attempt.rules.js';
import type { Channel } from '../campaign/campaign.rules.js';
import { nextIn, type DayWindow } from '#platform/china-time.rules.js';

export interface ChannelPolicy {
  /** Parts of the day in China in which people may be disturbed this way. */
  windows: readonly [DayWindow, ...DayWindow[]];
  /** Minutes between two tries. */
  pauseMinutes: number;
  /** Tries before the next channel. */
  maximum: number;
  /** Reaches people by a number: a wrong one ends it. */
  byNumber: boolean;
}

export type RetryPolicy = Readonly<Record<Channel, ChannelPolicy>>;

export interface Tried {
  channel: AttemptChannel;
  outcome: AttemptOutcome;
  at: Date;
}

export interface NextAttempt {
  channel: Channel;
  /** It is due from then on; a time that has passed means now. */
  at: Date;
}

/** These outcomes mean that the channel cannot bring an answer, however often it is tried. */
const endsChannel: readonly AttemptOutcome[] = ['refused', 'language-barrier'];

/**
 * Which channel has its turn and from when: the first one of the campaign that has tries left and can still bring an answer.
 * `tried` is in the order of time. Nothing when every channel is used up.
 */
export function nextAttempt(
  order: readonly Channel[],
  tried: readonly Tried[],
  policy: RetryPolicy,
  startsAt: Date,
): NextAttempt | undefined {
  const numberIsWrong = tried.some(({ outcome }) => outcome === 'wrong-number');
  const channel = order.find((name) => {
    const own = tried.filter((attempt) => attempt.channel === name);
    if (numberIsWrong && policy[name].byNumber) return false;
    return own.length < policy[name].maximum && !own.some(({ outcome }) => endsChannel.includes(outcome));
  });
  if (!channel) return undefined;
  const last = tried.findLast((attempt) => attempt.channel === channel);
  const pauseMs = policy[channel].pauseMinutes * 60_000;
  const earliest = Math.max(startsAt.getTime(), tried.at(-1)?.at.getTime() ?? 0, last ? last.at.getTime() + pauseMs : 0);
  return { channel, at: nextIn(policy[channel].windows, new Date(earliest)) };
}
