import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../../apps/cli/src/demo/chance.js';
import { percentile } from '../bound.rules.js';
import { findings, type Experiment, type Lab, type Size } from '../experiment.js';
import { Rig } from '../rig.js';
import { until } from '../../../../deploy/local/until.js';
import { untilNewEffect } from '../times.js';
import type { Worker } from '../worker.js';

const points = {
  source: ['api.before_commit', 'api.after_commit', 'relay.after_read', 'relay.sent_not_acked', 'relay.acked_not_marked'],
  sink: [
    ...['cons.after_fetch', 'cons.after_inbox', 'cons.before_commit', 'cons.after_commit_before_offset'],
    ...['dlq.parked_not_committed', 'cons.in_rebalance'],
  ],
};

/** Where one trial kills, or nothing: then at any moment, and `all` at once. */
type Trial = { point: string; role: 'source' | 'sink' } | { point?: never; role: 'source' | 'sink' | 'all' };

const sizes: Record<Size, { trials: number; sideBySide: number }> = {
  slice: { trials: 11, sideBySide: 3 },
  short: { trials: 30, sideBySide: 2 },
  long: { trials: 1_000, sideBySide: 2 },
};
const pointTimes = 5;
const reachMs = 90_000;
const load = { count: Infinity, writers: 4, rate: 20, keys: 400, manners: { throws: 0.004 }, holdMs: 8 };

interface Found {
  one: number[];
  all: number[];
  notReached: string[];
  anomalies: string[];
}

/** A process ends by SIGKILL at each named line, then at any moment; every tenth time all of them at once. */
export const killAnywhere: Experiment<Lab> = {
  id: 'T03',
  guarantee: 'nothing lost, invented, done twice or out of turn when a process is killed at any line',
  async run(lab, size) {
    const { trials, sideBySide } = sizes[size];
    const all = planned(trials, new Chance(lab.seed));
    const shares = Array.from({ length: sideBySide }, (_, share) => all.filter((_trial, index) => index % sideBySide === share));
    const found = await Promise.all(shares.map((share, index) => chain(lab, share, lab.seed + index)));
    const one = found.flatMap((each) => each.one);
    const together = found.flatMap((each) => each.all);
    const seconds = (values: number[], share: number): number => percentile(values, share) / 1_000;
    return {
      ...{ trials: one.length + together.length, of: 'kills', anomalies: found.flatMap(({ anomalies }) => anomalies) },
      figures: [
        { name: 'new effect after one p50', value: seconds(one, 0.5), unit: 's' },
        { name: 'new effect after one p99', value: seconds(one, 0.99), unit: 's', atMost: 10 },
        { name: 'new effect after all p99', value: seconds(together, 0.99), unit: 's', atMost: 30 },
        { name: 'points not reached', value: found.flatMap(({ notReached }) => notReached).length },
      ],
    };
  },
};

/** Each point up to five times, one after the other, as far as half of the trials go; the rest at any moment. */
function planned(trials: number, chance: Chance): Trial[] {
  const named = (['source', 'sink'] as const).flatMap((role) => points[role].map((point): Trial => ({ role, point })));
  const sweep = Array.from({ length: pointTimes }, () => named).flat();
  const rounds = Math.max(named.length, Math.floor(trials / 2 / named.length) * named.length);
  const swept = sweep.slice(0, Math.min(rounds, trials));
  const random = Array.from({ length: trials - swept.length }, (_, index): Trial => ({
    role: index % 10 === 9 ? 'all' : chance.pick(['source', 'sink'] as const),
  }));
  return [...swept, ...random];
}

/** One plant, killed again and again under steady load; the next trial begins when the last one has had a new effect. */
async function chain({ site, say }: Lab, trials: readonly Trial[], seed: number): Promise<Found> {
  const chance = new Chance(seed);
  const found: Found = { one: [], all: [], notReached: [], anomalies: [] };
  await Rig.with(site, { seed }, async (rig) => {
    const driver = rig.driver(load);
    const driving = driver.run();
    await untilNewEffect(rig.places, Date.now());
    for (const trial of trials) {
      const died = await kill(rig, trial, chance);
      if (!died) found.notReached.push(trial.point!);
      else {
        const took = await untilNewEffect(rig.places, died);
        found[trial.role === 'all' ? 'all' : 'one'].push(took);
        say(`${trial.point ?? `any moment of ${trial.role}`}: ${(took / 1_000).toFixed(1)} s`);
      }
    }
    driver.stop();
    await driving;
    found.anomalies.push(...(await findings(rig)));
  });
  if (found.notReached.length > 0) say(`not reached within ${reachMs / 1_000} s, no trials: ${found.notReached.join(', ')}`);
  return found;
}

/** @returns the moment at which it was dead; nothing when the point was not reached */
async function kill(rig: Rig, { role, point }: Trial, chance: Chance): Promise<number | undefined> {
  const victims = role === 'all' ? rig.workers : [chance.pick(rig.of(role))];
  const before = victims.map(({ deaths }) => deaths.length);
  if (point) arm(victims[0]!, point, chance);
  else {
    await pause(chance.between(0, 3_000));
    for (const victim of victims) victim.signal('SIGKILL');
  }
  const isDead = (): true | undefined => victims.every(({ deaths }, index) => deaths.length > before[index]!) || undefined;
  const reached = await until('The point', reachMs, isDead).catch(() => false);
  return reached ? Math.max(...victims.map(({ deaths }) => deaths.at(-1)!)) : undefined;
}

function arm(victim: Worker, point: string, chance: Chance): void {
  if (point === 'cons.in_rebalance') victim.comeBackArmed(`${point}:1`);
  else victim.arm(`${point}:${point.startsWith('dlq') ? 1 : chance.between(1, 10)}`);
}
