import { setTimeout as pause } from 'node:timers/promises';
import { memoryOf } from '../../../../deploy/local/memory.js';
import { percentile } from '../bound.rules.js';
import type { Driven } from '../driver.js';
import { findings, type Experiment, type Lab, type Size } from '../experiment.js';
import { rows } from '../evidence.js';
import { Rig } from '../rig.js';
import { timesSince } from '../times.js';

const minute = 60_000;
const sizes: Record<Size, { outagesMs: number[]; rate: number }> = {
  slice: { outagesMs: [5_000], rate: 40 },
  short: { outagesMs: [minute], rate: 200 },
  long: { outagesMs: [30 * minute], rate: 200 },
};
const calmMs = 8_000;

interface Outage {
  asked: number;
  answered: number;
  /** Of what was to be asked; less than 1 when the machine, not the plant, was too slow. */
  pace: number;
  /** 99 of 100 answers took no longer, ms. */
  before: number;
  during: number;
  waiting: number;
  /** Memory of those who answer at the end of the outage, of that after a sixth of it. 1 where the system does not tell it. */
  growth: number;
  /** Of the length of the outage. */
  drainShare: number;
  anomalies: string[];
}

/** The broker dies and comes back while people go on asking at a steady rate. */
export const brokerOutage: Experiment<Lab> = {
  id: 'T05',
  guarantee: 'while the broker is down people are answered, nothing is lost, and what waited is done soon after',
  async run({ site, seed, say }, size) {
    const { outagesMs, rate } = sizes[size];
    const all: Outage[] = [];
    for (const [index, lengthMs] of outagesMs.entries()) {
      all.push(await Rig.with(site, { sources: 2, sinks: 2, seed: seed + index }, (rig) => outage(rig, lengthMs, rate)));
      const { asked, answered, drainShare } = all.at(-1)!;
      say(`${lengthMs / 1_000} s: ${answered} of ${asked} answered, done after ${(drainShare * 100).toFixed(1)} % of the outage`);
    }
    const sum = (of: (one: Outage) => number): number => all.reduce((total, one) => total + of(one), 0);
    const worst = (of: (one: Outage) => number): number => Math.max(...all.map(of));
    return {
      ...{ trials: sum(({ asked }) => asked), of: 'events of an outage', anomalies: all.flatMap(({ anomalies }) => anomalies) },
      figures: [
        { name: 'asked, of what was to be asked', value: 100 * Math.min(...all.map(({ pace }) => pace)), unit: '%', atLeast: 95 },
        {
          name: 'answered meanwhile',
          value: (100 * sum(({ answered }) => answered)) / sum(({ asked }) => asked),
          unit: '%',
          atLeast: 99.9,
        },
        { name: 'answer p99 before', value: worst(({ before }) => before), unit: 'ms' },
        { name: 'answer p99 meanwhile', value: worst(({ during }) => during), unit: 'ms' },
        {
          name: 'memory at its end, of that after a sixth of it',
          value: 100 * worst(({ growth }) => growth),
          ...{ unit: '%', ...(size === 'long' && { atMost: 120 }) }, // in a short one they still warm up
        },
        { name: 'facts that waited', value: worst(({ waiting }) => waiting) },
        { name: 'all done after, of the outage', value: 100 * worst(({ drainShare }) => drainShare), unit: '%', atMost: 20 },
      ],
    };
  },
};

async function outage(rig: Rig, lengthMs: number, rate: number): Promise<Outage> {
  const driver = rig.driver({ count: Infinity, writers: 64, rate, keys: 2_000 });
  const driving = driver.run();
  await pause(calmMs);
  const before = copyOf(driver.driven);
  await rig.site.endBroker();
  const down = Date.now();
  await pause(lengthMs / 6);
  const early = memoryIn(rig);
  await pause((lengthMs * 5) / 6);
  const late = memoryIn(rig);
  const after = copyOf(driver.driven);
  const [outbox] = await rows<{ n: number }>(rig.places.sourceUrl, 'SELECT count(*)::integer AS n FROM outbox');
  await rig.site.startBroker();
  const up = Date.now();
  await pause((up - down) / 5);
  driver.stop();
  await driving;
  const anomalies = await findings(rig, 120_000);
  const waited = (await timesSince(rig.places, down)).filter(({ askedAt }) => askedAt < up).flatMap(({ doneAt }) => doneAt ?? []);
  const answered = after.ok - before.ok;
  const asked = answered + after.unknown - before.unknown;
  return {
    pace: (asked * 1_000) / lengthMs / rate,
    ...{ asked, answered, waiting: outbox!.n, anomalies },
    growth: early && late ? late / early : 1,
    before: percentile(before.took, 0.99),
    during: percentile(after.took.slice(before.took.length), 0.99),
    // Of half an hour there are too many to be arguments of one call.
    drainShare: (waited.reduce((latest, doneAt) => Math.max(latest, doneAt), up) - up) / (up - down),
  };
}

/** Bytes. */
const memoryIn = (rig: Rig): number => memoryOf(rig.of('source').map(({ pid }) => pid)).reduce<number>((sum, one) => sum + (one ?? 0), 0);
const copyOf = (driven: Driven): Driven => ({ ...driven, took: [...driven.took] });
