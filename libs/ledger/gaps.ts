import type { LedgerRecord } from './record.js';

export interface Gap {
  /** Leaf after which something is missing: the first that does not follow. */
  index: number;
  source: string;
  expected: number;
  found: number;
}

/** Topic whose keys are sources of access records: they count from 1, so that even the first one is missed. */
export const accessTopic = 'audit.access';

/**
 * Finds what was suppressed before it came into the ledger: every source numbers its records 1, 2, 3 … without a hole, and so does
 * every noun its facts. A noun may be older than the ledger; two versions of one fact have the same number.
 */
export class GapFinder {
  private readonly last = new Map<string, number>();
  readonly found: Gap[] = [];

  take(index: number, { topic, key, sequence }: Pick<LedgerRecord, 'topic' | 'key' | 'sequence'>): void {
    if (sequence === 0) return; // not one of our events: it has no number
    const source = `${topic} ${key}`;
    const last = this.last.get(source) ?? (topic === accessTopic ? 0 : sequence - 1);
    if (sequence > last + 1) this.found.push({ index, source, expected: last + 1, found: sequence });
    this.last.set(source, Math.max(last, sequence));
  }
}
