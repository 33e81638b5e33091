import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Api } from '../api.js';
import { CliError } from '../cli-error.js';
import type { Output } from '../output.js';

export interface LoadedAreas {
  defined: number;
  renamed: number;
  unchanged: number;
}

/** `linli areas load file.csv --year 2023`: the official areas of a district. The same file again changes nothing. */
export async function loadAreas(api: Api, file: string, year: string, output: Output): Promise<void> {
  const body = await readFile(file).catch(() => {
    throw new CliError(`Cannot read ${file}.`, 2);
  });
  const loaded = await api.rest<LoadedAreas>(`/api/areas?year=${encodeURIComponent(year)}`, {
    body: new Uint8Array(body),
    type: 'text/csv',
  });
  output.result(loaded, `${basename(file)}: ${loaded.defined} defined, ${loaded.renamed} renamed, ${loaded.unchanged} unchanged`);
}
