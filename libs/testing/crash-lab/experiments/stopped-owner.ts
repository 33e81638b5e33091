import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../../apps/cli/src/demo/chance.js';
import { percentile } from '../bound.rules.js';
import { findings, type Experiment, type Lab, type Size } from '../experiment.js';
import { Rig } from '../rig.js';
import { untilDone, untilNewEffect } from '../times.js';
import type { Worker } from '../worker.js';

const sizes: Record<Size, number> = { slice: 1, short: 10, long: 200 };
const load = { count: Infinity, writers: 8, rate: 50, keys: 200, holdMs: 8 };
/** Longer than a consumer may be silent before its group gives its partitions away, and a relay before the database ends its session. */
const beyond: Record<Worker['role'], [from: number, to: number]> = { sink: [9_000, 25_000], source: [36_000, 60_000] };
/** What is asked so long after the stop has to wait for a successor, if it waits for anybody. */
const firstMs = 2_000;
/** Whoever is stopped and missed by nobody within this time owned nothing. */
const missedAfterMs = 5_000;

/** A relay or a consumer stands still (SIGSTOP) until another one owns what it owned, and then goes on as if nothing had been. */
export const stoppedOwner: Experiment<Lab> = {
  id: 'T04',
  guarantee: 'a process that stood still beyond its lock and goes on changes nothing that its successor has done',
  async run({ site, seed, say }, size) {
    const chance = new Chance(seed);
    const took: Record<'source' | 'sink', number[]> = { source: [], sink: [] };
    const anomalies = await Rig.with(site, { sources: 2, sinks: 2, seed }, async (rig) => {
      const driver = rig.driver(load);
      const driving = driver.run();
      await untilNewEffect(rig.places, Date.now());
      for (let trial = 0; trial < sizes[size]; trial += 1) {
        const role = trial % 2 === 0 ? 'sink' : 'source';
        const began = Date.now();
        const stopped = await stopOwner(rig, role);
        const successor = untilDone(rig.places, stopped.at, firstMs);
        await pause(Math.max(0, began + chance.between(...beyond[role]) - Date.now()));
        stopped.worker.signal('SIGCONT');
        took[role].push(await successor);
        say(
          `${role} stood still for ${((Date.now() - stopped.at) / 1_000).toFixed(0)} s, what waited was done after ${(took[role].at(-1)! / 1_000).toFixed(1)} s`,
        );
      }
      driver.stop();
      await driving;
      return findings(rig);
    });
    const longest = (role: 'source' | 'sink'): number => percentile(took[role], 1) / 1_000;
    return {
      ...{ trials: took.source.length + took.sink.length, of: 'owners that stood still', anomalies },
      figures: [
        { name: 'successor of a consumer after', value: longest('sink'), unit: 's', atMost: 20 },
        ...(took.source.length > 0 ? [{ name: 'successor of a relay after', value: longest('source'), unit: 's', atMost: 35 }] : []),
      ],
    };
  },
};

/** Stops one worker after the other until one is missed. */
async function stopOwner(rig: Rig, role: Worker['role']): Promise<{ worker: Worker; at: number }> {
  for (;;)
    for (const worker of rig.of(role)) {
      const at = Date.now();
      worker.signal('SIGSTOP');
      if (await isMissed(rig, role, at)) return { worker, at };
      worker.signal('SIGCONT');
      await pause(500);
    }
}

/** A consumer is one of several owners and is missed in any case; a relay owns everything or nothing. */
const isMissed = (rig: Rig, role: Worker['role'], at: number): Promise<boolean> =>
  role === 'sink'
    ? Promise.resolve(true)
    : untilNewEffect(rig.places, at, missedAfterMs).then(
        () => false,
        () => true,
      );
