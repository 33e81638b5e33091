import 'reflect-metadata';
import { pgbench, type Pgbench } from './gate-checks/pgbench.js';
import { device, factOfOne, someCheck } from './gate-checks/some-checks.js';
import { writerOf } from './gate-checks/writer.js';
import { asOwner, serviceSource, someSecrets, withPostgres } from './harness/engines.js';
import { report } from './harness/result.js';
import { callers, compare, type Contender } from './harness/rounds.js';
import { rounded } from './harness/spread.rules.js';

// Figures 1 and 2: gate checks a second that are committed with their facts in the outbox, each caller waiting for its commit. Ours is the
// writer of the service with all its rules and counts, in this process. The peers write into the same tables: pgbench with one prepared
// statement a check, by as many clients as are best; and the server alone, 500 rows a statement. Neither counts the flow of the hour:
//   npm run bench -- gate-checks

const rounds = 5;
const milliseconds = 3_000;
const clientsToTry = [8, 16, 32];

await withPostgres(async (engines) => {
  someSecrets(engines);
  const source = await serviceSource(engines, 'passes');
  const [writer, pid] = [await writerOf(source), engines.postgres.pid];
  const ask = () => writer.execute([{ ...someCheck(), device }]);
  await ask();
  await asOwner(engines, 'passes', 'CREATE SEQUENCE bench_counter CACHE 100', 'GRANT USAGE ON bench_counter TO passes_app');
  const { url } = source.options as { url: string };
  const one: Pgbench = { home: engines.home, url, ...factOfOne(), rows: 1 };
  const rates = [];
  for (const clients of clientsToTry) rates.push({ clients, ...(await pgbench(one, clients, 2)) });
  const { clients } = rates.toSorted((a, b) => b.events / b.seconds - a.events / a.seconds)[0]!;
  const contender = <Name extends string>(name: Name, run: Contender['round']): Contender & { name: Name } => ({
    name,
    processes: { client: process.pid, postgres: pid },
    round: run,
  });
  const { ours64, ours1000, statement, bound } = await compare(
    [
      contender('ours64', () => callers(64, milliseconds, ask)),
      contender('statement', () => pgbench(one, clients, milliseconds / 1_000)),
      contender('ours1000', () => callers(1_000, milliseconds, ask)),
      contender('bound', () => pgbench({ ...one, rows: 500 }, 2, milliseconds / 1_000)),
    ],
    rounds,
    () => asOwner(engines, 'passes', 'TRUNCATE gate_check, outbox, gate_flow', 'SET ROLE NONE', 'CHECKPOINT'),
  );
  const rate = ({ perSecond }: typeof bound): number => perSecond.median;
  report('gate-checks', {
    rows: {
      1: { overPgbench: rounded(rate(ours64) / rate(statement)) },
      2: { shareOfBound: rounded((100 * rate(ours1000)) / rate(bound)) },
    },
    ...{ settings: { callers: '64, 1000', milliseconds, clientsOfPgbench: clients }, rounds },
    measured: { ours64, statement, ours1000, bound },
    notes: [
      'Ours also looks for repeated checks, for counters that went backwards and for passes, seals visitors, and counts the flow of the hour; the peers only insert.',
      'The processor time of the client holds the callers too.',
    ],
  });
  await source.destroy();
});
