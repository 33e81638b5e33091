import { cpus } from 'node:os';
import { demoRoster, type DemoRow } from '../apps/cli/src/demo/roster.js';
import { sampleXlsx } from '../apps/cli/src/demo/write-sample.js';
import { apiAs } from '../apps/cli/src/demo/sign-in-demo.js';
import { applyRoster, uploadRoster } from '../apps/cli/src/commands/import-roster.js';
import { Output } from '../apps/cli/src/output.js';
import { readSheet } from '../apps/registration/src/roster/read-sheet.js';
import { readRoster } from '../apps/registration/src/roster/roster.rules.js';

// Figure 18 of the performance plan: how much longer a roster of 5,000 rows takes to go in, through the gateway into PostgreSQL with
// its facts in the outbox, than reading and checking the same file takes alone. Against the running local stack:
//   npm start -- --detach && npm run bench -- roster-import
// The same people go in once; each further round finds them as they are. Both are told.

const rows = 5_000;
const rounds = 3;
const seed = 42;
const committee = '310105008012';
const worker = `committee-worker-${committee}`;

const timed = async <Result>(work: () => Promise<Result>): Promise<[number, Result]> => {
  const began = performance.now();
  const result = await work();
  return [Math.round(performance.now() - began), result];
};
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const everybody: DemoRow[] = demoRoster({ committeeCode: '310105008999', committeeName: `基准${Date.now()}`, rooms: 2_200, seed });
const file = await sampleXlsx(everybody.slice(0, rows));
const api = apiAs(worker);
const quiet = new Output(true);
const parses: number[] = [];
const imports: { ms: number; created: number; unchanged: number; refused: number }[] = [];
for (let round = 0; round < rounds; round += 1) {
  const [parseMs] = await timed(async () => readRoster(await readSheet(file), '2026-01-01'));
  parses.push(parseMs);
  const [ms, end] = await timed(async () => applyRoster(api, await uploadRoster(api, file, 'bench.xlsx', committee), quiet));
  imports.push({ ms, created: end.created, unchanged: end.unchanged, refused: end.rowsBad });
}
const [first, ...again] = imports;
const parseMs = median(parses);
const result = {
  figure: 18,
  rows: Math.min(rows, everybody.length),
  seed,
  node: process.version,
  cpu: `${cpus().length} x ${cpus()[0]?.model}`,
  parseMs,
  firstMs: first?.ms,
  firstRatio: Number(((first?.ms ?? 0) / parseMs).toFixed(1)),
  againMs: median(again.map(({ ms }) => ms)),
  againRatio: Number((median(again.map(({ ms }) => ms)) / parseMs).toFixed(1)),
  imports,
};
process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
