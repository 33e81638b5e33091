import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { checkout } from '../deploy/local/places.js';
import { plot } from './document/bars.js';
import { introduction } from './document/introduction.js';
import { limits } from './document/limits.js';
import { type Figure, figures } from './harness/figures.rules.js';
import { type Result, resultsFolder } from './harness/result.js';
import type { Measured } from './harness/rounds.js';
import type { Spread } from './harness/spread.rules.js';
import { goalText } from './harness/verdict.rules.js';

// Writes docs/performance.md and its plots from what the benches have kept:
//   npm run bench -- document

const file = join(checkout, 'docs', 'performance.md');
const plots = join(checkout, 'docs', 'performance');

const resultOf = (bench: string): Result | undefined => {
  const kept = join(resultsFolder, `${bench}.json`);
  return existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Result) : undefined;
};
const benches = [...new Set(figures.map(({ bench }) => bench))];
const results = new Map(benches.flatMap((bench) => [resultOf(bench) ?? []].flat().map((result) => [bench, result] as const)));

const isMeasured = (value: object): value is Measured => 'perSecond' in value && 'cpu' in value;
const contenders = ({ measured }: Result): [string, Measured][] =>
  Object.entries(measured).flatMap(([name, value]) => (isMeasured(value) ? [[name, value]] : []));

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
const spread = (value: Spread | undefined): string =>
  value ? `${number(value.median)} (${number(value.min)} – ${number(value.max)})` : '–';
const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const lineOf = ({ row, title, against, bench, goals }: Figure): string[] => {
  const found = results.get(bench)?.rows.find((one) => one.row === row);
  const said = goals.map((goal) => goalText(goal, found?.values[goal.name])).join('; ');
  return [String(row), title, against, said, found?.verdict ?? 'not measured'];
};

/** Where the time goes, by whose code it is, and a picture of it. */
function flamesOf(bench: string): string[] {
  const kept = join(resultsFolder, 'flames', `${bench}.json`);
  if (!existsSync(kept)) return [];
  const shares = JSON.parse(readFileSync(kept, 'utf8')) as Record<string, Record<string, number>>;
  return Object.entries(shares).map(([program, rooms]) => {
    const said = Object.entries(rooms).map(([room, share]) => `${room} ${share} %`);
    return `Where the time of [${program}](performance/flames/${bench}-${program}.svg) goes: ${said.join(', ')}.`;
  });
}

function section(bench: string, result: Result): string {
  const all = contenders(result);
  if (all.length > 0) writeFileSync(join(plots, `${bench}.svg`), plot(all));
  const machine = Object.entries(result.machine).map(([name, value]) => `${name} ${value}`);
  const settings = Object.entries(result.settings).map(([name, value]) => `${name} ${value}`);
  const rows = all.map(([name, { perSecond, p99Ms, cpu }]) => [
    ...[name, spread(perSecond), spread(p99Ms)],
    Object.entries(cpu)
      .map(([program, value]) => `${program} ${number(value.median)}`)
      .join(', '),
  ]);
  return [
    `## ${bench}`,
    ...figures.filter((figure) => figure.bench === bench).map(({ row, title, against }) => `${row}. ${title}, against ${against}.`),
    ...(all.length > 0 ? [`![Rates and processor time](performance/${bench}.svg)`] : []),
    ...(rows.length > 0 ? [table(['', 'a second: median (least – most)', 'p99 ms', 'µs an event'], rows)] : []),
    [
      result.at.slice(0, 10),
      `${result.rounds} rounds`,
      ...(result.seed === undefined ? [] : [`seed ${result.seed}`]),
      ...settings,
      ...machine,
    ].join('; ') + '.',
    ...(result.notes ?? []).map((note) => `- ${note}`),
    ...result.rows.flatMap(({ row, verdict }) =>
      verdict === 'short' && limits[row] ? [`What keeps ${row} from its goal: ${limits[row]}`] : [],
    ),
    ...flamesOf(bench),
  ].join('\n\n');
}

mkdirSync(plots, { recursive: true });
for (const name of readdirSync(plots).filter((file) => file.endsWith('.svg'))) rmSync(join(plots, name));
const versions = Object.entries([...results.values()].at(-1)?.versions ?? {}).map(([name, version]) => `${name} ${version}`);
const text = [
  introduction,
  table(['#', 'Figure', 'Against', 'Found (pass, moonshot)', 'Verdict'], figures.map(lineOf)),
  ...[...results].map(([bench, result]) => section(bench, result)),
  `Versions: ${versions.join(', ')}.`,
].join('\n\n');
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
