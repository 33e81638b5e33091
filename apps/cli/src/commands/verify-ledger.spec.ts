import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifierKey } from '#ledger/note.js';
import { cosigned, type Ledger, ledgerOf, logKey, witnessKey } from '../../../../libs/ledger/test/ledger-of.js';
import { CliError } from '../cli-error.js';
import { Output } from '../output.js';
import { verifyConsistencyOf, verifyGaps, verifyInclusionOf, verifyRebuild, verifyWitness } from './verify-ledger.js';

const key = verifierKey(logKey);
const output = new Output(true);

describe('linli verify, from an export and public keys alone', () => {
  let folder: string;
  const ledger = ledgerOf(40, 8);

  const write = (name: string, { leaves, checkpoints, details }: Omit<Ledger, 'tree'>): string => {
    const made = mkdtempSync(join(folder, name));
    writeFileSync(join(made, 'leaves.txt'), leaves.map((line) => `${line}\n`).join(''));
    writeFileSync(join(made, 'checkpoints.ndjson'), checkpoints.map((note) => `${JSON.stringify(note)}\n`).join(''));
    writeFileSync(join(made, 'details.ndjson'), details.map((line) => `${line}\n`).join(''));
    return made;
  };
  const failure = async (work: Promise<void>): Promise<CliError> =>
    work.then(
      () => {
        throw new Error('it was found to be right');
      },
      (error: unknown) => error as CliError,
    );

  let right: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-verify-'));
    right = write('right-', ledger);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('a ledger that nobody touched is right in every way', async () => {
    await verifyRebuild(right, key, output);
    await verifyGaps(right, key, output);
    await verifyConsistencyOf(right, key, output);
    await verifyInclusionOf(right, 17, key, output);
    const seen = join(folder, 'cosigned.ndjson');
    writeFileSync(seen, ledger.checkpoints.map((note) => `${JSON.stringify(cosigned(note))}\n`).join(''));
    await verifyWitness(right, seen, { key, witnessKey: verifierKey(witnessKey) }, output);
  });

  it('a changed leaf is named, and the exit code is 1', async () => {
    const changed = write('changed-', { ...ledger, leaves: ledger.leaves.with(13, ledger.leaves[13]!.replace('2020', '2021')) });
    for (const verify of [verifyRebuild, verifyGaps]) {
      const error = await failure(verify(changed, key, output));
      expect(error).toMatchObject({ exitCode: 1 });
      expect(error.message).toMatch(/^First bad index: 13\./);
    }
    expect((await failure(verifyInclusionOf(changed, 3, key, output))).message).toMatch(/^First bad index: 13\./);
    expect((await failure(verifyConsistencyOf(changed, key, output))).message).toMatch(/^First bad index: 13\./);
  });

  it('a suppressed record is found by its gap, though every hash is right', async () => {
    const whole = ledgerOf(40, 40);
    const records = whole.leaves.filter((_, index) => index !== 12);
    const { MemoryTree } = await import('#ledger/memory-tree.js');
    const { signCheckpoint } = await import('#ledger/checkpoint.js');
    const tree = new MemoryTree();
    for (const line of records) tree.append(Buffer.from(line.slice(0, 44), 'base64'));
    const suppressed = write('gap-', { leaves: records, details: [], checkpoints: [signCheckpoint(logKey, tree, new Date(0))] });
    await verifyRebuild(suppressed, key, output);
    const error = await failure(verifyGaps(suppressed, key, output));
    expect(error.message).toMatch(/^First bad index: 17\..*\nleaf 17: audit.access registration\/0 goes on with 4, not 3$/s);
  });

  it('a proof that was downloaded is verified, and a forged one is not', async () => {
    const hashes = (await ledger.tree.inclusionProof(5)).map((hash) => hash.toString('base64'));
    const proof = { index: 5, size: 40, leaf: ledger.leaves[5]!.slice(45), hashes, checkpoint: ledger.checkpoints.at(-1)! };
    const file = join(folder, 'proof.json');
    writeFileSync(file, JSON.stringify({ data: { ledgerProof: proof } }));
    await verifyInclusionOf(file, undefined, key, output);
    writeFileSync(file, readFileSync(file, 'utf8').replace('2020', '2021'));
    expect((await failure(verifyInclusionOf(file, undefined, key, output))).message).toMatch(/^First bad index: 5\./);
    const between = join(folder, 'consistency.json');
    const path = (await ledger.tree.consistencyProof(8, 40)).map((hash) => hash.toString('base64'));
    const states = { first: ledger.checkpoints[0], second: ledger.checkpoints.at(-1) };
    writeFileSync(between, JSON.stringify({ ledgerConsistency: { ...states, hashes: path } }));
    await verifyConsistencyOf(between, key, output);
    writeFileSync(between, JSON.stringify({ ledgerConsistency: { ...states, hashes: path.toReversed() } }));
    expect((await failure(verifyConsistencyOf(between, key, output))).exitCode).toBe(1);
  });

  it('a witness who saw another ledger, or a longer one, speaks against it', async () => {
    const other = ledgerOf(40, 8);
    const keys = { key, witnessKey: verifierKey(witnessKey) };
    const seen = join(folder, 'seen.ndjson');
    writeFileSync(seen, other.checkpoints.map((note) => `${JSON.stringify(cosigned(note))}\n`).join(''));
    expect((await failure(verifyWitness(right, seen, keys, output))).message).toMatch(/^First bad index: 0\..*other leaves/);
    const short = write('short-', { leaves: ledger.leaves.slice(0, 32), details: [], checkpoints: ledger.checkpoints.slice(0, 4) });
    writeFileSync(seen, ledger.checkpoints.map((note) => `${JSON.stringify(cosigned(note))}\n`).join(''));
    expect((await failure(verifyWitness(short, seen, keys, output))).message).toMatch(/^First bad index: 32\..*40 leaves/);
    expect((await failure(verifyWitness(right, seen, { key: 'nothing', witnessKey: key }, output))).exitCode).toBe(2);
  });
});
