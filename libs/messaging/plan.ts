import type { Arrival } from './arrival.js';
import type { ToHandle } from './reactions.js';

/** What the database knows of the keys and events of a run of records. */
export interface Known {
  positions: Map<string, number>;
  /** Keys of which something is parked. */
  blocked: Set<string>;
  /** Ids that are in the inbox or parked. */
  seen: Set<string>;
}

export interface Plan {
  /** How many records the plan covers; 0 when the first one has to be looked at alone. */
  taken: number;
  handle: { id: string; reading: ToHandle }[];
  /** New position of every key that moves. */
  moved: Map<string, number>;
}

export type Order = 'next' | 'duplicate' | 'gap';

/** Where an event stands against the position of its key. A key that was never seen is accepted at any version. */
export function orderOf(sequence: number, position: number | undefined): Order {
  if (position === undefined || sequence === position + 1) return 'next';
  return sequence <= position ? 'duplicate' : 'gap';
}

/**
 * The longest run from the start that one transaction can take: events to handle, events that only move the position, and
 * duplicates. It ends before the first one that must be parked, or whose key has something parked.
 */
export function planRun(arrivals: readonly Arrival[], { positions, blocked, seen }: Known): Plan {
  const plan: Plan = { taken: 0, handle: [], moved: new Map() };
  for (const { id, key, sequence, reading } of arrivals) {
    if (reading.kind === 'park' || blocked.has(key)) break;
    const order = seen.has(id) ? 'duplicate' : orderOf(sequence, plan.moved.get(key) ?? positions.get(key));
    if (order === 'gap') break;
    plan.taken += 1;
    if (order === 'duplicate') continue;
    plan.moved.set(key, sequence);
    if (reading.kind === 'handle') plan.handle.push({ id, reading });
  }
  return plan;
}
