import { demoRoster, type DemoRow } from '../apps/cli/src/demo/roster.js';
import { sampleXlsx } from '../apps/cli/src/demo/write-sample.js';
import { apiAs } from '../apps/cli/src/demo/sign-in-demo.js';
import { applyRoster, uploadRoster } from '../apps/cli/src/commands/import-roster.js';
import { Output } from '../apps/cli/src/output.js';
import { localPlace } from '../apps/cli/src/stack.js';
import { readSheet } from '../apps/registration/src/roster/read-sheet.js';
import { readRoster } from '../apps/registration/src/roster/roster.rules.js';
import { readStack } from '../deploy/local/stack-file.js';
import { statusOf } from '../deploy/local/ask-http.js';
import { until } from '../deploy/local/until.js';
import { report } from './harness/result.js';
import { rounded, spreadOf } from './harness/spread.rules.js';

// Figure 18 of the performance plan: how long a roster of 5,000 rows takes to go in, through the gateway into PostgreSQL with its
// facts in the outbox, on a registration that has just started, while screening follows an open campaign over the same committee.
// Against the running local stack with its demo:
//   npm start -- --detach && npm run bench -- roster-import
// Each round waits until everybody has followed the one before, starts registration anew and brings in people that are not known yet ("first"), then the same file once more
// ("again"). Reading and checking the file alone ("parse") says how fast this machine is just now.

const rows = 5_000;
const rounds = 5;
const seed = 42;
const committee = '310105008012';
const restartDeadlineMs = 60_000;
const restDeadlineMs = 120_000;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return Math.round(performance.now() - began);
};

/** Invented people with numbers of their own in every round of every run, as far as four digits go. */
const roster = (): Promise<Buffer> => {
  const digits = String(Math.floor(Math.random() * 8_000)).padStart(4, '0');
  const committeeName = `基准${Date.now()}`;
  const everybody: DemoRow[] = demoRoster({ committeeCode: `31010500${digits}`, committeeName, rooms: 2_200, seed });
  return sampleXlsx(everybody.slice(0, rows));
};

const startRegistrationAnew = async (): Promise<void> => {
  const { home, services } = localPlace();
  const pid = () => readStack(home)?.children.find(({ name }) => name === 'registration')?.pid;
  const before = pid();
  if (before === undefined) throw new Error('Registration does not run.');
  process.kill(before, 'SIGTERM');
  await until('A new registration', restartDeadlineMs, async () => {
    if (pid() === before || (await statusOf(`${services['registration']?.url}/readyz`)) !== 200) return undefined;
    return true;
  });
};

interface Standing {
  services: { standing: { outbox: { rows: number }; lag?: number | null } | null }[];
}

/** Nobody brings in three rosters of this size within a minute; what the last round left to the others is no part of this one. */
const everybodyRests = async (): Promise<void> => {
  const operator = apiAs('operator');
  await until('Rest', restDeadlineMs, async () => {
    const { services } = await operator.rest<Standing>('/api/operator/services');
    const left = services.map(({ standing }) => (standing ? standing.outbox.rows + (standing.lag ?? 0) : 0));
    return left.every((count) => count === 0) ? true : undefined;
  });
};

const api = apiAs(`committee-worker-${committee}`);
const quiet = new Output(true);
const bringIn = async (file: Buffer): Promise<{ ms: number; created: number; unchanged: number; refused: number }> => {
  const began = performance.now();
  const { created, unchanged, rowsBad } = await applyRoster(api, await uploadRoster(api, file, 'bench.xlsx', committee), quiet);
  return { ms: Math.round(performance.now() - began), created, unchanged, refused: rowsBad };
};

const results = [];
for (let round = 0; round < rounds; round += 1) {
  const file = await roster();
  await everybodyRests();
  await startRegistrationAnew();
  const parseMs = await timed(async () => readRoster(await readSheet(file), '2026-01-01'));
  results.push({ parseMs, first: await bringIn(file), again: await bringIn(file) });
}
const parse = spreadOf(results.map(({ parseMs }) => parseMs));
const first = spreadOf(results.map((result) => result.first.ms));
const again = spreadOf(results.map((result) => result.again.ms));
report('roster-import', {
  rows: { 18: { first: rounded(first.median / parse.median) } },
  ...{ settings: { rows }, rounds, seed },
  measured: { milliseconds: { parse, first, again }, results },
});
