import type { Replayed } from './services.js';

const done = new Set(['handled', 'moved', 'duplicate']);

/** How many events of a key went, and why the next one stays where one does. */
export function outcomeOf(replayed: readonly Replayed[]): { went: number; stays: string | undefined } {
  const stays = replayed.find(({ outcome }) => !done.has(outcome))?.outcome;
  return { went: replayed.filter(({ outcome }) => done.has(outcome)).length, stays };
}
