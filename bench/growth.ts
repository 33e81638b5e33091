import 'reflect-metadata';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { appRole, onDatabase } from '../deploy/database-urls.js';
import { asService } from '../libs/platform/scope.js';
import { withClient } from '../tools/database-roles.js';
import { device, someCheck } from './gate-checks/some-checks.js';
import { writerOf } from './gate-checks/writer.js';
import { area, committee, count, days, fill } from './growth/fill.js';
import { asOwner, type Engines, serviceSource, someSecrets, withPostgres } from './harness/engines.js';
import { report } from './harness/result.js';
import { compare, type Contender, type Done, type Measured } from './harness/rounds.js';
import { rounded, spreadOf } from './harness/spread.rules.js';

// Figures 5 and 13: what a batch of the gate check writer costs, and how soon the board of a committee reads its gates, in a database of 20,000
// checks and in one of ten millions, round by round in turn:
//   npm run bench -- growth

const rounds = 5;
const [few, many] = [20_000, 10_000_000];
const [batches, inOneBatch, reads] = [40, 500, 400];
const dayMs = 86_400_000;

/** A second database, made from the first while that is small. */
async function copyOf({ postgres: { url } }: Engines, source: DataSource): Promise<DataSource> {
  await source.destroy();
  await withClient(url, async (admin) => {
    await admin.query('CREATE DATABASE linli_small TEMPLATE linli_passes');
    await admin.query(`GRANT CONNECT ON DATABASE linli_small TO ${appRole('passes')}`);
  });
  await source.initialize();
  const { url: address } = source.options as { url: string };
  return new DataSource({ ...source.options, url: onDatabase(address, 'linli_small') } as DataSourceOptions).initialize();
}

/** Each wait in milliseconds of doing it so often. */
async function timed(times: number, eventsEach: number, work: () => Promise<unknown>): Promise<Done> {
  const [began, waits] = [performance.now(), [] as number[]];
  for (let time = 0; time < times; time += 1) {
    const asked = performance.now();
    await work();
    waits.push(performance.now() - asked);
  }
  return { events: times * eventsEach, seconds: (performance.now() - began) / 1_000, waits };
}

const walOf = async (source: DataSource): Promise<number> => {
  const [found] = await source.query<{ bytes: string }[]>(`SELECT pg_current_wal_insert_lsn() - '0/0' AS bytes`);
  return Number(found!.bytes);
};

type Named<Name> = Contender & { name: Name };
const wal = { small: [] as number[], large: [] as number[] };

async function contenders<Size extends keyof typeof wal>(
  size: Size,
  source: DataSource,
  pid: number,
): Promise<[Named<Size>, Named<`${Size}Board`>]> {
  const { ReadGateFlow } = await import('../apps/passes/src/figures/read-gate-flow.js');
  const [writer, read, processes] = [await writerOf(source), new ReadGateFlow(), { node: process.pid, postgres: pid }];
  const write = () => writer.execute(Array.from({ length: inOneBatch }, () => ({ ...someCheck(), device })));
  const asked = { areaCode: committee, from: new Date(Date.now() - dayMs), until: new Date() };
  const look = () =>
    asService(source, 'bench', async (tx) => {
      const [flow] = await read.execute(tx, [asked]);
      if (!flow || flow.checks < 1) throw new Error('The board shows no checks.');
      await read.byHour(tx, flow.path, asked.from, asked.until);
      await read.refusals(tx, flow.path, asked.from, asked.until);
    });
  const batch: Contender['round'] = async (number) => {
    const before = await walOf(source);
    const done = await timed(batches, inOneBatch, write);
    if (number >= 0) wal[size].push(rounded(((await walOf(source)) - before) / done.events));
    return done;
  };
  return [
    { name: size, processes, round: batch },
    { name: `${size}Board`, processes, round: () => timed(reads, 1, look) },
  ];
}

await withPostgres(
  async (engines) => {
    someSecrets(engines);
    const large = await serviceSource(engines, 'passes');
    const everywhere = `SET app.scope = '*'`;
    await asOwner(engines, 'passes', `SELECT linli_make_gate_check_days(current_date - ${days + 1}, current_date + 2)`, everywhere, area);
    await asOwner(engines, 'passes', everywhere, ...fill(few), count);
    const small = await copyOf(engines, large);
    await asOwner(engines, 'passes', everywhere, 'TRUNCATE gate_check, gate_flow', ...fill(many), count);
    await asOwner(engines, 'passes', 'SET ROLE NONE', 'VACUUM ANALYZE');
    const pid = engines.postgres.pid;
    const checkpoint = () => asOwner(engines, 'passes', 'SET ROLE NONE', 'CHECKPOINT');
    const both = [...(await contenders('small', small, pid)), ...(await contenders('large', large, pid))];
    const measured = await compare(both, rounds, checkpoint);
    const times = (value: (of: Measured) => number, one: keyof typeof measured, other: keyof typeof measured): number =>
      rounded(value(measured[one]) / value(measured[other]));
    const bytes = { small: spreadOf(wal.small), large: spreadOf(wal.large) };
    report('growth', {
      rows: {
        5: { wal: rounded(bytes.large.median / bytes.small.median), p50: times(({ p50Ms }) => p50Ms!.median, 'large', 'small') },
        13: { p99: times(({ p99Ms }) => p99Ms!.median, 'largeBoard', 'smallBoard') },
      },
      ...{ settings: { few, many, days, batches, inOneBatch, reads }, rounds },
      measured: { ...measured, walBytesARow: bytes },
      notes: [
        `A check writes ${bytes.small.median} bytes of the log among ${few.toLocaleString('en')} others and ${bytes.large.median} among ${many.toLocaleString('en')}, its fact in the outbox included.`,
        'Today holds what a district has in a day, 1.4 million, the days before the rest; each round begins after a checkpoint.',
      ],
    });
    await Promise.all([small.destroy(), large.destroy()]);
  },
  { max_wal_size: '4GB' },
);
