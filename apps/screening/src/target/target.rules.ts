import type { RoomState } from '#contracts/shared.js';
import type { TargetEnd } from '#contracts/screening.events.js';
import type { Channel } from '../campaign/campaign.rules.js';
import { chinaDay } from '#platform/china-time.rules.js';
import { nextAttempt, type NextAttempt, type RetryPolicy, type Tried } from './retry.rules.js';

export interface TriedAtRoom extends Tried {
  doorNote: string | null;
}

/** Everything that is known of a room in a campaign. Which of it came first makes no difference: only times of the facts do. */
export interface RoomSeen {
  channels: readonly Channel[];
  startsAt: Date;
  roomState: RoomState;
  roomStateAt: Date;
  /** Somebody was noticed after the room had ended without an answer. */
  signOfLifeAt: Date | null;
  personsKnown: number;
  personsAnswered: number;
  lastAnswerAt: Date | null;
  attempts: readonly TriedAtRoom[];
}

export interface Standing {
  end: TargetEnd | null;
  /** China date; null while the room is missing. */
  endedOn: string | null;
  /** Null when nobody is left to ask, or every channel is used up. */
  next: NextAttempt | null;
}

/** Room states in which registration knows of nobody who lives there. */
const withoutPeople: readonly RoomState[] = ['empty', 'nobody-home', 'under-renovation', 'commercial'];

/** True where an answered attempt needs no answers: somebody opened and said that nobody lives here. */
export const mayBeAnsweredWithoutPeople = (room: Pick<RoomSeen, 'roomState' | 'personsKnown'>): boolean =>
  room.personsKnown === 0 && withoutPeople.includes(room.roomState);

/** Where a room stands: missing, or ended in exactly one way. */
export function standingOf(room: RoomSeen, policy: RetryPolicy): Standing {
  const attempts = room.attempts.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const since = attempts.filter(({ at }) => !room.signOfLifeAt || at > room.signOfLifeAt);
  const next = nextOf(room, since, policy);
  const ended = endOf(room, since, next);
  if (!ended) return { end: null, endedOn: null, next: next ?? null };
  const goesOn = ended.end === 'partly-answered';
  return { end: ended.end, endedOn: chinaDay(ended.at), next: goesOn ? (next ?? null) : null };
}

function endOf(room: RoomSeen, since: readonly TriedAtRoom[], next: NextAttempt | undefined): { end: TargetEnd; at: Date } | undefined {
  if (room.roomState === 'empty' && !(room.signOfLifeAt && room.signOfLifeAt > room.roomStateAt))
    return { end: 'empty', at: room.roomStateAt };
  if (room.personsAnswered > 0 && room.lastAnswerAt) {
    return { end: room.personsAnswered >= room.personsKnown ? 'all-answered' : 'partly-answered', at: room.lastAnswerAt };
  }
  const decisive = since.findLast((attempt) => decides(attempt, room));
  if (decisive) return { end: endBy(decisive), at: decisive.at };
  const last = since.at(-1);
  return last && !next ? { end: 'unreachable', at: last.at } : undefined;
}

const decides = ({ outcome, doorNote }: TriedAtRoom, room: RoomSeen): boolean =>
  outcome === 'refused' || (outcome === 'nobody-home' && doorNote !== null) || (outcome === 'answered' && mayBeAnsweredWithoutPeople(room));

function endBy({ outcome }: TriedAtRoom): TargetEnd {
  if (outcome === 'refused') return 'refused';
  return outcome === 'nobody-home' ? 'nobody-home' : 'empty';
}

/** After a sign of life somebody is there now: go to the door, whatever the time of day. */
function nextOf(room: RoomSeen, since: readonly TriedAtRoom[], policy: RetryPolicy): NextAttempt | undefined {
  if (room.signOfLifeAt && since.length === 0 && room.channels.includes('door')) return { channel: 'door', at: room.signOfLifeAt };
  return nextAttempt(room.channels, since, policy, room.startsAt);
}
