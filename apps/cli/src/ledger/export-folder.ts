import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NoteError, readVerifierKey, type Verifier } from '#ledger/note.js';
import { Rebuild } from '#ledger/rebuild.js';
import type { LedgerRecord } from '#ledger/record.js';
import { CliError } from '../cli-error.js';

/** Files of an exported ledger: `<hash> <record>` a line, signed notes in JSON a line, and details, where somebody kept them. */
export const files = { leaves: 'leaves.txt', checkpoints: 'checkpoints.ndjson', details: 'details.ndjson' } as const;

/** A verifier key as it is, or the file that holds it. @throws CliError */
export function keyOf(given: string): Verifier {
  try {
    return readVerifierKey(existsSync(given) ? readFileSync(given, 'utf8') : given);
  } catch (error) {
    if (error instanceof NoteError) throw new CliError(`${given}: ${error.message}`, 2);
    throw error;
  }
}

/** Notes in JSON, a line each: of an export, or of a witness. @throws CliError */
export function readNotes(file: string): string[] {
  if (!existsSync(file)) throw new CliError(`${file} is missing.`, 2);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line, index) => {
    const note = parsed(line);
    if (typeof note !== 'string') throw new CliError(`${file}, line ${index + 1}: this is no signed note.`);
    return note;
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

export const linesOf = (file: string): AsyncIterable<string> => {
  if (!existsSync(file)) throw new CliError(`${file} is missing.`, 2);
  return createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
};

/**
 * Builds the tree of an export again and holds it against every checkpoint in it.
 * @throws LedgerFault with the first leaf that cannot be trusted
 */
export async function rebuildFolder(
  folder: string,
  log: Verifier,
  each: (index: number, record: LedgerRecord | undefined) => void = () => {},
): Promise<Rebuild> {
  const rebuild = new Rebuild(readNotes(join(folder, files.checkpoints)), log);
  for await (const line of linesOf(join(folder, files.leaves))) each(rebuild.tree.size, rebuild.take(line));
  rebuild.end();
  const details = join(folder, files.details);
  if (existsSync(details)) for await (const line of linesOf(details)) rebuild.takeDetails(line);
  return rebuild;
}
