import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Api } from '../api.js';
import { CliError } from '../cli-error.js';
import { files } from '../ledger/export-folder.js';
import type { Output } from '../output.js';

const pageSize = 500;
const states = `query ($after: Int!) { ledgerCheckpoints(after: $after, first: ${pageSize}) { size note } }`;
const page = `query ($from: Int!) { ledgerLeaves(from: $from, first: ${pageSize}) { hash leaf } }`;

interface Leaf {
  hash: string;
  leaf: string | null;
}

interface State {
  size: number;
  note: string;
}

/** `linli audit export <folder>`: the ledger as far as it is signed for, to be verified without the system. */
export async function exportLedger(api: Api, folder: string, output: Output): Promise<void> {
  const checkpoints = await allStates(api);
  const size = checkpoints.at(-1)?.size ?? 0;
  if (size === 0) throw new CliError('The ledger has not signed anything yet.');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, files.checkpoints), checkpoints.map(({ note }) => `${JSON.stringify(note)}\n`).join(''));
  const leaves = join(folder, files.leaves);
  writeFileSync(leaves, '');
  let [at, withheld] = [0, 0];
  while (at < size) {
    const { ledgerLeaves: found } = await patiently(() => api.graphql<{ ledgerLeaves: Leaf[] }>(page, { from: at }));
    const taken = found.slice(0, size - at);
    if (taken.length === 0) throw new CliError(`The ledger gives no leaf ${at}, although it signed for ${size}.`);
    appendFileSync(leaves, taken.map(({ hash, leaf }) => (leaf === null ? `${hash}\n` : `${hash} ${leaf}\n`)).join(''));
    withheld += taken.filter(({ leaf }) => leaf === null).length;
    at += taken.length;
  }
  const rest = withheld > 0 ? `; of ${withheld} outside the own areas only the hash` : '';
  output.result(
    { folder, leaves: size, checkpoints: checkpoints.length, withheld },
    `${size} leaves and ${checkpoints.length} checkpoints in ${folder}${rest}.`,
  );
}

async function allStates(api: Api): Promise<State[]> {
  const found: State[] = [];
  for (;;) {
    const after = found.at(-1)?.size ?? 0;
    const { ledgerCheckpoints } = await patiently(() => api.graphql<{ ledgerCheckpoints: State[] }>(states, { after }));
    found.push(...ledgerCheckpoints);
    if (ledgerCheckpoints.length < pageSize) return found;
  }
}

/** The gateway lets nobody ask more than so much in a minute: then the next page waits. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof CliError && error.message.startsWith('COST_BUDGET_SPENT'))) throw error;
      await pause(2_000);
    }
  }
}
