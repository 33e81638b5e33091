import type { TextKey } from '../language/language.js';
import type { Reservation, Round } from './masks.graph.js';

export const roundRules: Record<Round['rule'], TextKey> = { queue: 'mask.rule.queue', lottery: 'mask.rule.lottery' };

interface Standing {
  sign: string;
  tone: 'go' | 'ask' | 'waiting';
  word: TextKey;
}

const phases: Record<Round['phase'], Standing> = {
  announced: { sign: '…', tone: 'waiting', word: 'mask.phase.announced' },
  booking: { sign: '✓', tone: 'go', word: 'mask.phase.booking' },
  closed: { sign: '?', tone: 'ask', word: 'mask.phase.booked' },
};

/** What is going on in a round: booking, handing out, or over. */
export const standingOf = ({ state, phase }: Pick<Round, 'state' | 'phase'>): Standing => {
  if (state === 'closed') return { sign: '–', tone: 'waiting', word: 'mask.phase.over' };
  if (state === 'drawn') return { sign: '✓', tone: 'go', word: 'mask.phase.drawn' };
  return phases[phase];
};

export const reservationStates: Record<Reservation['state'], TextKey> = {
  booked: 'mask.state.booked',
  called: 'mask.state.called',
  collected: 'mask.state.collected',
  lapsed: 'mask.state.lapsed',
  cancelled: 'mask.state.cancelled',
};

export const bookers = ['committee-worker', 'committee-lead'] as const;
export const openers = [...bookers, 'subdistrict-officer'] as const;
/** Who confirms what came in, and hands it out. */
export const handers = [...bookers, 'pharmacy-clerk'] as const;
/** Everybody at work here but volunteers. */
export const counters = [...openers, 'pharmacy-clerk'] as const;
