import type { Verdict } from './checker.js';
import type { Figure } from './figure.rules.js';
import type { Rig } from './rig.js';
import type { Site } from './site.js';

/** `slice` is a few trials, to see that an experiment runs, `short` what a person waits for, `long` what runs over night. */
export type Size = 'slice' | 'short' | 'long';

export interface Desk {
  seed: number;
  say(line: string): void;
}

export interface Lab extends Desk {
  site: Site;
}

export interface Outcome {
  trials: number;
  /** What one trial is. */
  of: string;
  /** Each a sentence. */
  anomalies: string[];
  figures: Figure[];
}

export interface Experiment<Given = Desk> {
  id: string;
  /** What holds as long as nothing is found. */
  guarantee: string;
  run(given: Given, size: Size): Promise<Outcome>;
}

/** Waits until nothing moves, and tells what is wrong, each finding with its kind before it. */
export async function findings(rig: Rig, stuckMs?: number): Promise<string[]> {
  await rig.settle(stuckMs);
  return sentences(await rig.judge());
}

const sentences = (verdict: Verdict): string[] =>
  Object.entries(verdict).flatMap(([kind, found]) => found.map((text) => `${kind}: ${text}`));

/** Makes trouble again and again while the work is under way. */
export async function during<T>(work: Promise<T>, trouble: (over: AbortSignal) => Promise<void>): Promise<T> {
  const over = new AbortController();
  const troubling = (async () => {
    while (!over.signal.aborted) await trouble(over.signal);
  })();
  try {
    return await work;
  } finally {
    over.abort();
    await troubling;
  }
}
