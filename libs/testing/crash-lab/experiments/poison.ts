import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../bound.rules.js';
import { during, findings, type Experiment, type Lab, type Size } from '../experiment.js';
import { isPoison, rows } from '../evidence.js';
import { poisoner, poisons, type Poison } from '../poison.js';
import { Rig } from '../rig.js';
import { timesSince } from '../times.js';

/** So many of each kind; one in a hundred events is poison. */
const sizes: Record<Size, { each: number; killing: number; rate: number }> = {
  slice: { each: 2, killing: 0, rate: 60 },
  short: { each: 15, killing: 3, rate: 60 },
  long: { each: 50, killing: 50, rate: 100 },
};
const kinds = Object.keys(poisons) as Poison[];
const killing: Poison = 'a handler that kills its process';
const parkedPoison = `SELECT count(*)::integer AS n FROM parked WHERE ${isPoison}`;
const mayKill = 3;

/** Poison of six kinds among good events. Those that kill come last: what they delay is told apart from what the others delay. */
export const poison: Experiment<Lab> = {
  id: 'T07',
  guarantee: 'poison of six kinds is parked, each exactly once, and the events of other keys go on',
  async run({ site, seed, say }, size) {
    const { each, killing: deadly, rate } = sizes[size];
    return Rig.with(site, { sinks: 2, seed }, async (rig) => {
      const poisoned = await poisoner(rig.places);
      const mild = kinds.filter((kind) => kind !== killing);
      const order = Array.from({ length: each }, () => mild).flat();
      const load = { writers: 16, rate, keys: 500, holdMs: 5 };
      const mildLoad = rig.drive({ ...load, count: order.length * 100 });
      await during(mildLoad, async (signal) => {
        const next = order.pop();
        if (next) await poisoned.send(next);
        await pause((100 / rate) * 1_000, undefined, { signal }).catch(() => {});
      });
      const delays = (await timesSince(rig.places)).flatMap(({ askedAt, doneAt }) => (doneAt ? doneAt - askedAt : []));
      say(`${each} of each mild kind among ${delays.length} events`);
      const deaths = (): number => rig.of('sink').reduce((sum, worker) => sum + worker.deaths.length, 0);
      const before = deaths();
      const driver = rig.driver({ ...load, count: Infinity });
      const driving = driver.run();
      for (let one = 0; one < deadly; one += 1) await poisoned.send(killing);
      const injected = each * mild.length + deadly;
      await parkedIs(rig, injected);
      driver.stop();
      await driving;
      await poisoned.close();
      const anomalies = await findings(rig);
      const [parked] = await rows<{ n: number }>(rig.places.sinkUrl, parkedPoison);
      if (parked!.n !== injected) anomalies.push(`${injected} were poison and ${parked!.n} are parked`);
      return {
        ...{ trials: injected, of: 'poisoned events', anomalies },
        figures: [
          { name: 'delay of others p50', value: percentile(delays, 0.5), unit: 'ms' },
          { name: 'delay of others p99', value: percentile(delays, 0.99), unit: 'ms', atMost: 2_000 },
          ...(deadly > 0 ? [{ name: 'ends of a process for one that kills', value: (deaths() - before) / deadly, atMost: mayKill }] : []),
        ],
      };
    });
  },
};

async function parkedIs(rig: Rig, expected: number): Promise<void> {
  for (const end = Date.now() + 180_000; Date.now() < end; await pause(500)) {
    const [parked] = await rows<{ n: number }>(rig.places.sinkUrl, parkedPoison);
    if (parked!.n >= expected) return;
  }
}
