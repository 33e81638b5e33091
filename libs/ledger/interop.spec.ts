import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { verifierKey } from './note.js';
import { ledgerOf, logKey } from './test/ledger-of.js';
import { MemoryTree } from './memory-tree.js';
import { leafHash } from './merkle.js';

// `github.com/transparency-dev/merkle` and the notes of the Go checksum database, which know nothing of ours, verify what is made here.

const folder = mkdtempSync(join(tmpdir(), 'linli-ledger-interop-'));
const program = join(folder, 'interop');
const cwd = join(import.meta.dirname, 'test', 'interop');

/** Why the other language cannot be asked here, or nothing. */
function missing(): string | undefined {
  const version = spawnSync('go', ['version'], { encoding: 'utf8' });
  if (version.error) return 'Go is not installed';
  const built = spawnSync('go', ['build', '-mod=readonly', '-o', program, '.'], { cwd, encoding: 'utf8' });
  if (built.status === 0) return undefined;
  if (/dial tcp|no such host|proxy|timeout|lookup/i.test(built.stderr)) return 'the Go module proxy cannot be reached';
  throw new Error(built.stderr);
}

function mistakesOf(question: object): string[] {
  const { status, stdout, stderr } = spawnSync(program, { input: JSON.stringify(question), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.split('\n').filter((line) => /^(inclusion|consistency|note) /.test(line));
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const reason = missing();
if (reason) process.stderr.write(`Skipped: proofs are not verified by another library, because ${reason}.\n`);
const compare = reason ? describe.skip : describe;

const ledger = ledgerOf(67, 9);
const records = ledger.leaves.map((line) => line.slice(45));

async function inclusions() {
  const sizes = [1, 2, 3, 8, 33, 64, 66, 67];
  const roots = new Map(await Promise.all(sizes.map(async (size) => [size, rootAt(size)] as const)));
  const all = sizes.flatMap((size) => Array.from({ length: size }, (_, index) => ({ index, size })));
  return Promise.all(
    all.map(async ({ index, size }) => ({
      ...{ index, size, record: base64(Buffer.from(records[index]!)), root: base64(roots.get(size)!) },
      proof: (await ledger.tree.inclusionProof(index, size)).map(base64),
    })),
  );
}

const rootAt = (size: number): Buffer => {
  const tree = new MemoryTree();
  for (const record of records.slice(0, size)) tree.append(leafHash(record));
  return tree.root;
};

async function consistencies() {
  const pairs = [1, 2, 7, 16, 33, 64, 66, 67].flatMap((second) => Array.from({ length: second }, (_, at) => ({ first: at + 1, second })));
  return Promise.all(
    pairs.map(async ({ first, second }) => ({
      ...{ first, second, firstRoot: base64(rootAt(first)), secondRoot: base64(rootAt(second)) },
      proof: (await ledger.tree.consistencyProof(first, second)).map(base64),
    })),
  );
}

compare('libraries of another language', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('verify every proof and every checkpoint that is made here', async () => {
    const notes = ledger.checkpoints.map((note) => ({ key: verifierKey(logKey), note }));
    expect(mistakesOf({ inclusion: await inclusions(), consistency: await consistencies(), notes })).toEqual([]);
  });

  it('refuse a proof with one bit changed', async () => {
    const [one, ...others] = (await inclusions()).filter(({ proof }) => proof.length > 0);
    const changed = Buffer.from(one!.proof[0]!, 'base64');
    changed.writeUInt8(changed[5]! ^ 1, 5);
    expect(mistakesOf({ inclusion: [{ ...one, proof: one!.proof.with(0, base64(changed)) }, ...others] })).toHaveLength(1);
  });
});
