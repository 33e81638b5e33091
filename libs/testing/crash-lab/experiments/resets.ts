import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../../apps/cli/src/demo/chance.js';
import { during, findings, type Experiment, type Lab, type Size } from '../experiment.js';
import { Rig } from '../rig.js';

const sizes: Record<Size, { runs: number; count: number }> = {
  slice: { runs: 1, count: 800 },
  short: { runs: 1, count: 10_000 },
  long: { runs: 10, count: 100_000 },
};
const load = { writers: 8, keys: 500, refused: 0.05, holdMs: 15 };

/** Eight writers with slow and rolled-back transactions; every line to the database or to the broker is reset every 1 to 5 s. */
export const resets: Experiment<Lab> = {
  id: 'T01',
  guarantee: 'no event lost, invented or done twice while lines to database and broker are reset every 1-5 s',
  async run({ site, seed, say }, size) {
    const { runs, count } = sizes[size];
    const anomalies: string[] = [];
    let [asked, reset] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const chance = new Chance(seed + run);
      await Rig.with(site, { sources: 2, sinks: 2, seed: seed + run }, async (rig) => {
        const { ok, refused, unknown } = await during(rig.drive({ ...load, count }), async (signal) => {
          await pause(chance.between(1_000, 5_000), undefined, { signal }).catch(() => {});
          chance.pick([site.databaseProxy, site.brokerProxy]).reset();
          reset += 1;
        });
        anomalies.push(...(await findings(rig)));
        asked += ok + refused + unknown;
        say(`run ${run + 1}: ${ok} answered, ${refused} refused, ${unknown} without answer`);
      });
    }
    return { trials: asked, of: 'events', anomalies, figures: [{ name: 'resets', value: reset }] };
  },
};
