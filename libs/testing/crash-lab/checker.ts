import type { Entry } from './journal.js';

export interface Told {
  op: string;
  key: string;
  version: number;
}

/** What a run has left behind, each part read where it lies. */
export interface Evidence {
  journal: ReadonlyMap<string, Entry>;
  /** What the source has committed. */
  asked: readonly Told[];
  /** Records of the topic, each partition in its order. */
  told: readonly Told[];
  /** What was done, in the order in which it was done. */
  effects: readonly Told[];
  parked: readonly (Told & { reason: string })[];
}

/**
 * - `lost`: answered "ok" or committed, and without record, or without effect and not parked either;
 * - `phantom`: committed, told or done, and never asked for, or refused, or never committed;
 * - `duplicate`: done more than once;
 * - `inversion`: of one key told or done after a later one, done past a missing one, or done past one that is parked.
 */
export type Anomaly = 'lost' | 'phantom' | 'duplicate' | 'inversion';
export type Verdict = Record<Anomaly, string[]>;

/** Judges a run from its evidence alone. Each finding is a sentence with the operation or key in it. */
export function judge(evidence: Evidence): Verdict {
  return { lost: lostIn(evidence), phantom: phantomsIn(evidence), duplicate: duplicatesIn(evidence), inversion: inversionsIn(evidence) };
}

export const anomalies = (verdict: Verdict): number => Object.values(verdict).reduce((sum, found) => sum + found.length, 0);

function lostIn({ journal, asked, told, effects, parked }: Evidence): string[] {
  const committed = new Map(asked.map((one) => [one.op, one]));
  const published = new Set(told.map(({ op }) => op));
  const done = new Set([...effects, ...parked].map(({ op }) => op));
  const answered = [...journal.values()].filter(({ answer }) => answer === 'ok');
  return [
    ...answered.filter(({ op }) => !committed.has(op)).map(({ op }) => `${op} was answered and is not committed`),
    ...answered
      .filter(({ op, version }) => committed.has(op) && committed.get(op)!.version !== version)
      .map(({ op, version }) => `${op} was answered as version ${version} and is another`),
    ...asked.filter(({ op }) => !published.has(op)).map(({ op }) => `${op} is committed and was not told`),
    ...asked.filter(({ op }) => published.has(op) && !done.has(op)).map(({ op }) => `${op} was told and is neither done nor parked`),
  ];
}

function phantomsIn({ journal, asked, told, effects }: Evidence): string[] {
  const committed = new Set(asked.map(({ op }) => op));
  return [
    ...asked.filter(({ op }) => !journal.has(op)).map(({ op }) => `${op} is committed and nobody asked for it`),
    ...asked.filter(({ op }) => journal.get(op)?.answer === 'refused').map(({ op }) => `${op} was refused and is committed`),
    ...told.filter(({ op }) => !committed.has(op)).map(({ op }) => `${op} was told and is not committed`),
    ...effects.filter(({ op }) => !committed.has(op)).map(({ op }) => `${op} is done and not committed`),
  ];
}

function duplicatesIn({ effects }: Evidence): string[] {
  const times = new Map<string, number>();
  for (const { op } of effects) times.set(op, (times.get(op) ?? 0) + 1);
  return [...times].filter(([, count]) => count > 1).map(([op, count]) => `${op} is done ${count} times`);
}

function inversionsIn({ told, effects, parked }: Evidence): string[] {
  const firstParked = new Map<string, number>();
  for (const { key, version } of parked) firstParked.set(key, Math.min(version, firstParked.get(key) ?? Infinity));
  const overtaken = effects.filter(({ key, version }) => version > (firstParked.get(key) ?? Infinity));
  return [
    ...outOfTurn(firstTimes(told), 'told'),
    ...outOfTurn(firstTimes(effects), 'done'),
    ...overtaken.map(({ op, key }) => `${op} is done past a parked one of ${key}`),
  ];
}

/** A record may be told twice, and what is done twice is counted elsewhere: order is that of the first times. */
function firstTimes(many: readonly Told[]): Told[] {
  const seen = new Set<string>();
  return many.filter(({ op }) => !seen.has(op) && seen.add(op));
}

function outOfTurn(many: readonly Told[], what: string): string[] {
  const last = new Map<string, number>();
  return many.flatMap(({ op, key, version }) => {
    const before = last.get(key) ?? 0;
    last.set(key, Math.max(before, version));
    return version === before + 1 ? [] : [`${op} of ${key} is ${what} as ${version} after ${before}`];
  });
}
