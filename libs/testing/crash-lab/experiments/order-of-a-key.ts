import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../../apps/cli/src/demo/chance.js';
import { during, findings, type Experiment, type Lab, type Size } from '../experiment.js';
import { Rig } from '../rig.js';

interface Plan {
  runs: number;
  count: number;
  rebalanceMs: number;
}

const sizes: Record<Size, Plan> = {
  slice: { runs: 1, count: 1_000, rebalanceMs: 4_000 },
  short: { runs: 1, count: 12_000, rebalanceMs: 10_000 },
  long: { runs: 5, count: 100_000, rebalanceMs: 10_000 },
};
const load = { writers: 12, rate: 150, keys: 500, manners: { slow: 0.05 }, holdMs: 10 };

/** Three relays and three consumers, one in twenty events slow; a consumer leaves, or dies, every 10 s and comes back. */
export const orderOfAKey: Experiment<Lab> = {
  id: 'T02',
  guarantee: 'events of one key are told and done in their order while three relays and three consumers share them out anew every 10 s',
  async run({ site, seed, say }, size) {
    const { runs, count, rebalanceMs } = sizes[size];
    const anomalies: string[] = [];
    let [asked, rebalances] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const chance = new Chance(seed + run);
      await Rig.with(site, { sources: 3, sinks: 3, seed: seed + run }, async (rig) => {
        const { ok, unknown } = await during(rig.drive({ ...load, count }), async (signal) => {
          await pause(rebalanceMs, undefined, { signal }).catch(() => {});
          chance.pick(rig.of('sink')).signal(chance.pick(['SIGTERM', 'SIGKILL']));
          rebalances += 1;
        });
        anomalies.push(...(await findings(rig)));
        asked += ok + unknown;
        say(`run ${run + 1}: ${ok} answered, ${unknown} without answer`);
      });
    }
    return { trials: asked, of: 'events', anomalies, figures: [{ name: 'consumers that left', value: rebalances }] };
  },
};
