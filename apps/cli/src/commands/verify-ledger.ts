import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint } from '#ledger/checkpoint.js';
import { compareWitness as compare } from '#ledger/compare-witness.js';
import { GapFinder } from '#ledger/gaps.js';
import { leafHash } from '#ledger/merkle.js';
import { NoteError, type Verifier } from '#ledger/note.js';
import { verifyConsistency, verifyInclusion } from '#ledger/proofs.js';
import { LedgerFault } from '#ledger/rebuild.js';
import { CliError } from '../cli-error.js';
import { files, keyOf, linesOf, readNotes, rebuildFolder } from '../ledger/export-folder.js';
import type { Output } from '../output.js';

/** Says a fault of the ledger with its first bad leaf; exit code 1. */
async function orSay<Result>(work: () => Promise<Result>, output: Output): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LedgerFault) {
      const { index, until, reason, message } = error;
      output.result({ right: false, firstBadIndex: index, until, reason }, '');
      throw new CliError(`First bad index: ${index}. ${message}.`);
    }
    if (error instanceof NoteError) throw new CliError(`${error.message}.`);
    throw error;
  }
}

export async function verifyRebuild(folder: string, key: string, output: Output): Promise<void> {
  const { tree, checkpoints, withheld } = await orSay(() => rebuildFolder(folder, keyOf(key)), output);
  const result = { right: true, leaves: tree.size, checkpoints: checkpoints.length, withheld, root: tree.root.toString('base64') };
  const rest = withheld > 0 ? ` Of ${withheld} of them only the hash is here.` : '';
  output.result(result, `The ledger is right: ${tree.size} leaves lead to the ${checkpoints.length} states that were signed.${rest}`);
}

export async function verifyGaps(folder: string, key: string, output: Output): Promise<void> {
  const gaps = new GapFinder();
  const { tree, withheld } = await orSay(
    () => rebuildFolder(folder, keyOf(key), (index, record) => record && gaps.take(index, record)),
    output,
  );
  const [first] = gaps.found;
  if (!first) return output.result({ right: true, leaves: tree.size, gaps: [] }, `No number is missing in ${tree.size} leaves.`);
  const missing = gaps.found.reduce((sum, { expected, found }) => sum + found - expected, 0);
  output.result({ right: false, firstBadIndex: first.index, missing, withheld, gaps: gaps.found }, '');
  const lines = gaps.found
    .slice(0, 20)
    .map(({ index, source, expected, found }) => `leaf ${index}: ${source} goes on with ${found}, not ${expected}`);
  const verdict =
    missing > withheld
      ? `${missing} records are missing, more than the ${withheld} of which only the hash is here: some were suppressed.`
      : `${missing} records are missing; they may be among the ${withheld} of which only the hash is here. Export as an auditor of all areas.`;
  throw new CliError(`First bad index: ${first.index}. ${verdict}\n${lines.join('\n')}`);
}

interface ProofFile {
  index: number;
  size: number;
  leaf: string;
  hashes: string[];
  checkpoint: string;
}

const bytes = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'base64'));

/** Of a proof that was downloaded, or of a leaf of an export. */
export async function verifyInclusionOf(given: string, index: number | undefined, key: string, output: Output): Promise<void> {
  const log = keyOf(key);
  const proof = isFolder(given) ? await orSay(() => proofFrom(given, index, log), output) : answerIn<ProofFile>(given, 'ledgerProof');
  const { size, root } = await orSay(async () => openCheckpoint(proof.checkpoint, log), output);
  const isRight = proof.size === size && verifyInclusion(proof, leafHash(proof.leaf), bytes(proof.hashes), root);
  if (!isRight) await orSay(() => Promise.reject(new LedgerFault('the proof does not lead to the signed root', proof.index)), output);
  output.result(
    { right: true, index: proof.index, size },
    `Leaf ${proof.index} is in the ledger of ${size} leaves that was signed:\n${proof.leaf}`,
  );
}

async function proofFrom(folder: string, index: number | undefined, log: Verifier): Promise<ProofFile> {
  if (index === undefined) throw new CliError('Say which leaf: --index 7', 2);
  const { tree } = await rebuildFolder(folder, log);
  if (!(index >= 0 && index < tree.size)) throw new LedgerFault(`the ledger has ${tree.size} leaves`, tree.size);
  const hashes = (await tree.inclusionProof(index)).map((hash) => hash.toString('base64'));
  const checkpoint = readNotes(join(folder, files.checkpoints)).at(-1) ?? '';
  return { index, size: tree.size, leaf: await leafOf(folder, index), hashes, checkpoint };
}

async function leafOf(folder: string, index: number): Promise<string> {
  let at = 0;
  for await (const line of linesOf(join(folder, files.leaves))) if (at++ === index) return line.slice(45);
  return '';
}

/** Between two states that were downloaded with their proof, or between all neighbours of an export. */
export async function verifyConsistencyOf(given: string, key: string, output: Output): Promise<void> {
  const log = keyOf(key);
  const sizes = await orSay(() => (isFolder(given) ? allConsistent(given, log) : oneConsistent(given, log)), output);
  output.result(
    { right: true, sizes },
    `Each state goes on from the one before: ${sizes.at(0)} … ${sizes.at(-1)} leaves, ${sizes.length} states.`,
  );
}

async function allConsistent(folder: string, log: Verifier): Promise<number[]> {
  const { tree, checkpoints } = await rebuildFolder(folder, log);
  for (const [place, second] of checkpoints.entries()) {
    const first = checkpoints[place - 1];
    if (!first || verifyConsistency(first, second, await tree.consistencyProof(first.size, second.size))) continue;
    throw new LedgerFault('a state does not go on from the one before', first.size, second.size);
  }
  return checkpoints.map(({ size }) => size);
}

async function oneConsistent(file: string, log: Verifier): Promise<number[]> {
  const proof = answerIn<{ first: string; second: string; hashes: string[] }>(file, 'ledgerConsistency');
  const [first, second] = [openCheckpoint(proof.first, log), openCheckpoint(proof.second, log)];
  if (!verifyConsistency(first, second, bytes(proof.hashes)))
    throw new LedgerFault('the second state does not go on from the first', Math.min(first.size, second.size), second.size);
  return [first.size, second.size];
}

export async function verifyWitness(
  folder: string,
  notes: string,
  keys: { key: string; witnessKey: string },
  output: Output,
): Promise<void> {
  const [log, witness] = [keyOf(keys.key), keyOf(keys.witnessKey)];
  const seen = readNotes(notes);
  const agreed = await orSay(async () => compare(await rebuildFolder(folder, log), seen, log, witness), output);
  output.result(
    { right: true, witness: witness.name, states: seen.length, size: agreed.size },
    `${witness.name} has signed ${seen.length} states of this ledger, up to ${agreed.size} leaves, and no other.`,
  );
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** The answer of a query as it was saved; with or without what stands round it. */
function answerIn<Answer extends object>(file: string, query: string): Answer {
  if (!existsSync(file)) throw new CliError(`${file} is missing.`, 2);
  const content = JSON.parse(readFileSync(file, 'utf8')) as { data?: Record<string, Answer> } & Record<string, Answer>;
  const answer = content.data?.[query] ?? content[query] ?? (content as unknown as Answer);
  if (!('hashes' in answer) || !Array.isArray(answer.hashes)) throw new CliError(`${file} holds no answer of the query ${query}.`, 2);
  return answer;
}
