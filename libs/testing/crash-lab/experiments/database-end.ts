import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../../apps/cli/src/demo/chance.js';
import { percentile } from '../bound.rules.js';
import { findings, type Experiment, type Lab, type Size } from '../experiment.js';
import { rows } from '../evidence.js';
import { Rig } from '../rig.js';
import type { Site } from '../site.js';
import { untilNewEffect } from '../times.js';

const sizes: Record<Size, number> = { slice: 2, short: 12, long: 200 };
const load = { count: Infinity, writers: 8, rate: 40, keys: 300, refused: 0.05, holdMs: 10 };
const ways = ['immediate', 'kill', 'connections', 'stop'] as const;
const endConnections = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'lab_app'`;

/** The database server ends in the middle of the work, at once or by SIGKILL, or ends every connection; then it is started again. */
export const databaseEnd: Experiment<Lab> = {
  id: 'T06',
  guarantee: 'nothing that was answered is lost and nothing is done twice when the database server ends in the middle of the work',
  async run({ site, seed, say }, size) {
    const chance = new Chance(seed);
    const took: number[] = [];
    const anomalies = await Rig.with(site, { seed }, async (rig) => {
      const driver = rig.driver(load);
      const driving = driver.run();
      await untilNewEffect(rig.places, Date.now());
      for (let trial = 0; trial < sizes[size]; trial += 1) {
        const how = ways[trial % ways.length]!;
        await pause(chance.between(500, 3_000));
        const back = await end(site, how, chance);
        took.push(await untilNewEffect(rig.places, back));
        say(`${how}: ${(took.at(-1)! / 1_000).toFixed(1)} s`);
      }
      driver.stop();
      await driving;
      return findings(rig, 60_000);
    });
    return {
      ...{ trials: took.length, of: 'ends of the database', anomalies },
      figures: [
        { name: 'new effect p50', value: percentile(took, 0.5) / 1_000, unit: 's' },
        { name: 'new effect p99', value: percentile(took, 0.99) / 1_000, unit: 's', atMost: 15 },
      ],
    };
  },
};

/** @returns the moment at which the server was told to start again, Unix time, ms */
async function end(site: Site, how: (typeof ways)[number], chance: Chance): Promise<number> {
  if (how === 'connections') {
    await rows(site.adminUrl, endConnections);
    return Date.now();
  }
  await site.endDatabase(how);
  await pause(chance.between(0, 2_000));
  const moment = Date.now();
  await site.startDatabase();
  return moment;
}
