import type { TextKey } from '../language/language.js';
import type { RoomShown } from './grid.rules.js';

/** Sign and word of each state; the colour comes from the style sheet. */
export const roomSigns: Record<RoomShown, { sign: string; word: TextKey }> = {
  answered: { sign: '✓', word: 'room.answered' },
  partly: { sign: '◐', word: 'room.partly' },
  refused: { sign: '!', word: 'room.refused' },
  nobody_home: { sign: '▨', word: 'room.nobody_home' },
  unreachable: { sign: '∅', word: 'room.unreachable' },
  empty: { sign: '–', word: 'room.empty' },
  missing: { sign: '✕', word: 'room.missing' },
  observed: { sign: '◆', word: 'room.observed' },
};
