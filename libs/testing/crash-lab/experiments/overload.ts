import { Chance } from '../../../../apps/cli/src/demo/chance.js';
import { until } from '../../../../deploy/local/until.js';
import { percentile } from '../bound.rules.js';
import { readTopic, rows } from '../evidence.js';
import type { Experiment, Size } from '../experiment.js';
import { floodWithBoards } from '../board-flood.js';
import { behindTheDoor, type Door } from '../door.js';
import { type Answer, keysOf, type Level, meanArray, Senders, type Told } from '../senders.js';

const sizes: Record<Size, { times: number[]; milliseconds: number }> = {
  slice: { times: [10], milliseconds: 1_500 },
  short: { times: [1, 2, 5, 10], milliseconds: 8_000 },
  long: { times: [1, 2, 3, 5, 7, 10], milliseconds: 60_000 },
};
/** Devices tell their checks ten times as fast as they can be kept, and do not wait. */
export const overload: Experiment = {
  id: 'T10',
  guarantee:
    'under ten times the load that it can bear a gate keeps what it says it keeps, once, and nothing of what it refuses; boards give way first',
  run: (desk, size) =>
    behindTheDoor(async (door) => {
      const { times, milliseconds } = sizes[size];
      const senders = new Senders(door, new Chance(desk.seed), milliseconds);
      const { told, refusals } = senders;
      await senders.atTheirBest(); // both ends compile what they do often
      const peak = await senders.atTheirBest();
      desk.say(`at its best ${Math.round(peak)} checks a second`);
      const levels: Level[] = [];
      for (const factor of times) {
        levels.push(await senders.atRate((factor * peak) / meanArray));
        const { sentPerSecond, goodput } = levels.at(-1)!;
        desk.say(`${factor} times: ${Math.round(sentPerSecond)} sent a second, ${Math.round(goodput)} kept`);
      }
      const last = levels.at(-1)!;
      const within = percentile(last.turnedAwayMs, 0.99);
      const ofSender = percentile(
        refusals.map(({ ms }) => ms),
        0.99,
      );
      await allTold(door);
      const flood = await floodWithBoards(door, senders, milliseconds);
      return {
        ...{ trials: told.length + flood.trials, of: 'arrays of checks, boards and bookings' },
        anomalies: [...(await wrongIn(door, told)), ...flood.anomalies],
        figures: [
          { name: 'sent at the most, of the peak', value: last.sentPerSecond / peak, unit: 'times' },
          { name: 'goodput then, of the peak', value: (100 * last.goodput) / peak, unit: '%', atLeast: 80 },
          { name: 'refused', value: refusals.length },
          { name: 'refused without Retry-After', value: refusals.filter(({ hasTime }) => !hasTime).length, atMost: 0 },
          { name: 'refused within, p99, as another device sees it', value: within, unit: 'ms', atMost: 50 },
          { name: 'refused within, p99, as the sender of the flood sees it', value: ofSender, unit: 'ms' },
          { name: 'without an answer', value: told.filter(({ answer }) => answer === 'unknown').length },
          ...flood.figures,
        ],
      };
    }),
};

const miscounted = `
  WITH recount AS (SELECT path, date_trunc('hour', checked_at) AS hour, reason, decision, count(*) AS n FROM gate_check GROUP BY 1, 2, 3, 4)
  SELECT path FROM recount FULL JOIN gate_flow f USING (path, hour, reason, decision) WHERE recount.n IS DISTINCT FROM f.checks`;

const allTold = ({ databaseUrl }: Door): Promise<unknown> =>
  until('The last fact', 120_000, async () => {
    const [outbox] = await rows<{ n: number }>(databaseUrl('passes'), 'SELECT count(*)::integer AS n FROM outbox');
    return outbox!.n === 0 || undefined;
  });

/** What the tables and the topic say, against what the senders were told. */
async function wrongIn(door: Door, told: readonly Told[]): Promise<string[]> {
  const [databaseUrl, brokers] = [door.databaseUrl('passes'), door.brokers];
  await allTold(door);
  const kept = (await rows<{ key: string }>(databaseUrl, 'SELECT check_key AS key FROM gate_check')).map(({ key }) => key);
  const facts = new Set((await readTopic(brokers, 'passes.gate-check')).map(({ key }) => key));
  const [inTable, asked] = [new Set(kept), new Set(told.flatMap(keysOf))];
  const of = (answer: Answer): string[] => told.filter((one) => one.answer === answer).flatMap(keysOf);
  return [
    ...of('ok').flatMap((key) => (inTable.has(key) ? [] : [`${key} was answered and is not kept`])),
    ...of('refused').flatMap((key) => (inTable.has(key) ? [`${key} was refused and is kept`] : [])),
    ...kept.flatMap((key) => (facts.has(key) ? [] : [`${key} is kept and was not told`])),
    ...kept.flatMap((key) => (asked.has(key) ? [] : [`${key} is kept and nobody asked for it`])),
    ...[...facts].flatMap((key) => (inTable.has(key) ? [] : [`${key} was told and is not kept`])),
    ...(kept.length > inTable.size ? [`${kept.length - inTable.size} are kept twice`] : []),
    ...(await rows<{ path: string }>(databaseUrl, miscounted)).map(({ path }) => `an hour at ${path} is counted wrong`),
  ];
}
