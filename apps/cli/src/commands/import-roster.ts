import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../api.js';
import { CliError } from '../cli-error.js';
import type { Output } from '../output.js';

export interface RosterProgress {
  importId: string;
  state: 'previewed' | 'applying' | 'applied';
  rowsTotal: number;
  rowsBad: number;
  rowsDone: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Titles that mean no column of a roster. */
  ignoredColumns: string[];
  issues: { row: number; columnTitle: string; code: string; text: string }[];
}

const askEveryMs = 400;
const mostIssuesPrinted = 50;

interface Options {
  area: string;
  dryRun?: boolean;
  /** Where to write the rows to be corrected. */
  errors?: string;
}

/**
 * `linli import roster file.xlsx --area CODE`: previews, shows every row that cannot be taken with column and reason,
 * applies the good ones. Ends with 3 when some rows were refused.
 */
export async function importRoster(api: Api, file: string, options: Options, output: Output): Promise<void> {
  const bytes = await readFile(file).catch(() => {
    throw new CliError(`Cannot read ${file}.`, 2);
  });
  const preview = await uploadRoster(api, bytes, basename(file), options.area);
  if (preview.ignoredColumns.length > 0)
    output.line(`Not taken over, for no column of a roster is called so: ${preview.ignoredColumns.join(', ')}`);
  tellIssues(preview, output);
  if (preview.rowsBad > 0 && options.errors) {
    await writeFile(options.errors, await api.file(`/api/rosters/${preview.importId}/errors.xlsx`));
    output.line(`The rows to be corrected are in ${options.errors}. Correct them and import that file.`);
  }
  const end = options.dryRun ? preview : await applyRoster(api, preview, output);
  const { rowsTotal, rowsBad, created, updated, unchanged } = end;
  const text = `${rowsTotal} rows: ${created} new residents, ${updated} changed, ${unchanged} as before, ${rowsBad} refused${options.dryRun ? ' (nothing was written)' : ''}`;
  output.result(end, text);
  if (rowsBad > 0) process.exitCode = 3;
}

export async function uploadRoster(api: Api, bytes: Uint8Array, name: string, area: string): Promise<RosterProgress> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)]), name);
  return api.rest<RosterProgress>(`/api/rosters?area=${encodeURIComponent(area)}`, { body: form });
}

export async function applyRoster(api: Api, preview: RosterProgress, output: Output): Promise<RosterProgress> {
  let progress = await api.rest<RosterProgress>(`/api/rosters/${preview.importId}/apply`, { body: '{}', type: 'application/json' });
  while (progress.state !== 'applied') {
    output.progress('Importing', progress.rowsDone, progress.rowsTotal - progress.rowsBad);
    await pause(askEveryMs);
    progress = await api.rest<RosterProgress>(`/api/rosters/${preview.importId}`);
  }
  return progress;
}

function tellIssues({ issues }: RosterProgress, output: Output): void {
  for (const { row, columnTitle, code, text } of issues.slice(0, mostIssuesPrinted))
    output.line(`row ${row}, ${columnTitle}: ${text} [${code}]`);
  if (issues.length > mostIssuesPrinted) output.line(`… and ${issues.length - mostIssuesPrinted} more`);
}
