import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../../../deploy/local/until.js';
import { findings, type Experiment, type Lab, type Size } from '../experiment.js';
import { isPoison, rows } from '../evidence.js';
import { poisoner, type Poison } from '../poison.js';
import { Rig } from '../rig.js';
import type { Worker } from '../worker.js';

/** In each round so many operations, of which a half is poison, and so many that kill. */
const sizes: Record<Size, { rounds: number; count: number; killing: number }> = {
  slice: { rounds: 1, count: 120, killing: 0 },
  short: { rounds: 6, count: 300, killing: 1 },
  long: { rounds: 100, count: 300, killing: 1 },
};
const sick = { writers: 16, keys: 400, manners: { throws: 0.3, rejects: 0.2 } };
const steady = { count: Infinity, writers: 2, rate: 20, keys: 400, holdMs: 5 };
/** No repair of a build makes anything of these. */
const incurable: readonly Poison[] = ['not JSON', 'not of its schema', 'an unknown type'];
const stuckMs = 120_000;

const curable = `SELECT payload::json ->> 'op' AS op, reason FROM parked WHERE NOT ${isPoison}`;
const stillPoison = `SELECT count(*)::integer AS n FROM parked WHERE ${isPoison}`;

interface Round {
  /** Parked events that were tried again. */
  parked: number;
  /** Of these, not yet handled when the process ended. */
  left: number;
  anomalies: string[];
}

/** Poison is parked, cured, and replayed by two processes at once, one of which is killed as soon as the first of it is done. */
export const replay: Experiment<Lab> = {
  id: 'T08',
  guarantee: 'what is parked and cured is done once and in order of its key, though two replay it and one of them is killed at it',
  async run({ site, seed, say }, size) {
    const { rounds, count, killing } = sizes[size];
    return Rig.with(site, { sinks: 2, seed }, async (rig) => {
      const poisoned = await poisoner(rig.places);
      for (const kind of incurable) await poisoned.send(kind);
      await poisoned.close();
      const all: Round[] = [];
      for (let number = 0; number < rounds; number += 1) {
        all.push(await round(rig, count, killing, number));
        say(`round ${number + 1}: ${all.at(-1)!.parked} were parked, ${all.at(-1)!.left} of them still at the kill`);
      }
      const anomalies = [...all.flatMap((one) => one.anomalies), ...(await findings(rig))];
      const [poison] = await rows<{ n: number }>(rig.places.sinkUrl, stillPoison);
      if (poison!.n !== incurable.length) anomalies.push(`${incurable.length} can never be handled and ${poison!.n} are parked`);
      return {
        ...{ trials: all.reduce((sum, { parked }) => sum + parked, 0), of: 'parked events that were cured', anomalies },
        figures: [
          { name: 'replays killed before their end', value: all.filter(({ left }) => left > 0).length, atLeast: rounds },
          { name: 'still parked at the kill, least', value: Math.min(...all.map(({ left }) => left)) },
        ],
      };
    });
  },
};

async function round(rig: Rig, count: number, killing: number, number: number): Promise<Round> {
  const { sinkUrl } = rig.places;
  const parked = async (): Promise<{ op: string; reason: string }[]> => rows(sinkUrl, curable);
  await rows(sinkUrl, 'DELETE FROM cure');
  await rig.drive({ ...sick, count });
  await rig.drive({ count: killing, writers: 1, keys: sick.keys, manners: { kills: 1 } });
  await rig.settle(stuckMs);
  const before = (await parked()).length;
  await rows(sinkUrl, 'INSERT INTO cure VALUES (1)');
  const driver = rig.driver(steady);
  const driving = driver.run();
  const replays = rig.of('sink').map((worker) => replayBy(rig, worker).catch(() => {}));
  await until('The first of the parked', 30_000, async () => ((await parked()).length < before ? true : undefined));
  rig.of('sink')[number % 2]!.signal('SIGKILL');
  const left = (await parked()).length;
  await Promise.all(replays);
  await pause(1_000); // the rest is asked for while people go on asking
  driver.stop();
  await driving;
  await rig.settle(stuckMs);
  const [survivor] = rig.of('sink');
  await until('The last replay', 60_000, async () => (await replayBy(rig, survivor!), true as const));
  const again = await replayBy(rig, survivor!);
  const anomalies = [
    ...(await parked()).map(({ op, reason }) => `${op} is cured and still parked: ${reason}`),
    ...again.filter(({ outcome }) => outcome === 'handled').map(({ eventId }) => `${eventId} was handled when nothing was left`),
  ];
  return { parked: before, left, anomalies };
}

interface Replayed {
  eventId: string;
  outcome: string;
}

/** As `linli replay` asks for it. */
async function replayBy(rig: Rig, { url }: Worker): Promise<Replayed[]> {
  const token = readFileSync(join(rig.site.home, 'secrets', 'gateway-token'), 'utf8').trim();
  const headers = { 'content-type': 'application/json', 'x-linli-gateway': token };
  const body = JSON.stringify({ by: 'lab', dryRun: false });
  const response = await fetch(`${url}/internal/replay`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { replayed: Replayed[] }).replayed;
}
