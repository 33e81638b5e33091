import { processorTimes } from './processor-time.js';
import { percentile, rounded, spreadOf, type Spread } from './spread.rules.js';

/** What one round of a contender did. */
export interface Done {
  events: number;
  seconds: number;
  /** Milliseconds that each caller waited. */
  waits?: readonly number[];
}

export interface Contender {
  name: string;
  /** Told which round it is; -1 is the warm-up. */
  round(number: number): Promise<Done>;
  /** Programs that work for it: each with its name and process id, with all that they started. */
  processes: Readonly<Record<string, number>>;
}

interface Sample {
  perSecond: number;
  p50Ms?: number;
  p99Ms?: number;
  /** Microseconds of processor time an event, by program. */
  cpu: Record<string, number>;
}

export interface Measured {
  perSecond: Spread;
  p50Ms?: Spread;
  p99Ms?: Spread;
  cpu: Record<string, Spread>;
  each: Sample[];
}

async function sample({ round, processes }: Contender, number: number): Promise<Sample> {
  const times = () => processorTimes(Object.values(processes));
  const before = times();
  const { events, seconds, waits } = await round(number);
  const after = times();
  const cpu = Object.keys(processes).map((name, index) => [name, rounded((after[index]! - before[index]!) / events)] as const);
  return {
    perSecond: rounded(events / seconds),
    ...(waits && { p50Ms: rounded(percentile(waits, 0.5)), p99Ms: rounded(percentile(waits, 0.99)) }),
    cpu: Object.fromEntries(cpu),
  };
}

const measured = (each: Sample[]): Measured => {
  const of = (value: (one: Sample) => number): Spread => spreadOf(each.map(value));
  const programs = Object.keys(each[0]?.cpu ?? {});
  return {
    perSecond: of(({ perSecond }) => perSecond),
    ...(each[0]?.p99Ms !== undefined && { p50Ms: of(({ p50Ms }) => p50Ms!), p99Ms: of(({ p99Ms }) => p99Ms!) }),
    cpu: Object.fromEntries(programs.map((name) => [name, of(({ cpu }) => cpu[name]!)])),
    each,
  };
};

/** `before` is done, unmeasured, ahead of each. All contenders in every round, one after the other, every other round in reverse: what disturbs the machine disturbs them all. */
export async function compare<Name extends string>(
  contenders: readonly (Contender & { name: Name })[],
  rounds: number,
  before: () => Promise<unknown> = async () => {},
): Promise<Record<Name, Measured>> {
  const found = new Map<Name, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) {
    await before();
    await contender.round(-1);
  }
  for (let number = 0; number < rounds; number += 1) {
    for (const contender of number % 2 === 0 ? contenders : contenders.toReversed()) {
      await before();
      found.get(contender.name)!.push(await sample(contender, number));
    }
  }
  return Object.fromEntries([...found].map(([name, each]) => [name, measured(each)])) as Record<Name, Measured>;
}

/** Microseconds an event of all programs together, by the medians. */
export const cpuOf = ({ cpu }: Measured): number => Object.values(cpu).reduce((sum, { median }) => sum + median, 0);

/** Callers that ask again as soon as they were answered, until the time is over. */
export async function callers(count: number, milliseconds: number, ask: () => Promise<unknown>): Promise<Done> {
  const [began, waits] = [performance.now(), [] as number[]];
  const caller = async (): Promise<void> => {
    while (performance.now() - began < milliseconds) {
      const asked = performance.now();
      await ask();
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: count }, caller));
  return { events: waits.length, seconds: (performance.now() - began) / 1_000, waits };
}
