import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openCheckpoint, signCheckpoint } from '#ledger/checkpoint.js';
import { leafHash } from '#ledger/merkle.js';
import { MemoryTree } from '#ledger/memory-tree.js';
import { signerOf } from '#ledger/note.js';
import { Cosigned } from './cosigned.js';
import { ownKey } from './own-key.js';
import { type Answer, Witness } from './witness.js';

const log = signerOf('linli.example/ledger', 'note', Buffer.alloc(32, 1));
const now = new Date('2020-02-11T08:00:00Z');

const treeOf = (size: number, name = 'leaf'): MemoryTree => {
  const tree = new MemoryTree();
  for (let index = 0; index < size; index += 1) tree.append(leafHash(`${name} ${index}`));
  return tree;
};

describe('a witness', () => {
  let folder: string;
  let witness: Witness;

  const start = (): Witness => new Witness(ownKey(folder, 'witness.example/w1'), log, new Cosigned(folder), () => now);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'linli-witness-'));
    witness = start();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const ask = async (old: number, tree: MemoryTree, size = tree.size, signer = log): Promise<Answer> => {
    const proof = await tree.consistencyProof(Math.min(old, size), size);
    const at = { size, root: size === tree.size ? tree.root : treeOf(size).root };
    const note = signCheckpoint(signer, at, now);
    return witness.addCheckpoint([`old ${old}`, ...proof.map((hash) => hash.toString('base64')), '', note].join('\n'));
  };

  it('signs a tree that grows, and its word is verified with its public key', async () => {
    const tree = treeOf(20);
    expect((await ask(0, tree, 7)).status).toBe(200);
    expect((await ask(7, tree, 12)).status).toBe(200);
    const { status, body } = await ask(12, tree);
    expect(status).toBe(200);
    const seen = openCheckpoint(signCheckpoint(log, tree, now) + body, log, [ownKey(folder, 'witness.example/w1')]);
    expect(seen).toMatchObject({ size: 20, witnesses: ['witness.example/w1'] });
  });

  it('signs nothing smaller, nothing else of the same size, and no tree that does not go on from the last', async () => {
    const tree = treeOf(20);
    await ask(0, tree, 12);
    expect(await ask(0, tree, 7)).toMatchObject({ status: 409, body: '12\n', type: 'text/x.tlog.size' });
    expect(await ask(12, tree, 7)).toMatchObject({ status: 400 });
    expect((await ask(12, treeOf(12, 'forged'))).status).toBe(409);
    expect((await ask(12, treeOf(20, 'forged'))).status).toBe(422);
    expect(await ask(12, tree, 20)).toMatchObject({ status: 200 });
  });

  it('knows one log by its key', async () => {
    const tree = treeOf(3);
    expect((await ask(0, tree, 3, signerOf('other.example/ledger', 'note', Buffer.alloc(32, 3)))).status).toBe(404);
    expect((await ask(0, tree, 3, signerOf(log.name, 'note', Buffer.alloc(32, 3)))).status).toBe(403);
    for (const body of ['', 'old 0', 'old -1\n\nnote', 'old 0\nnot base64\n\nnote', `old 0\n\n${signCheckpoint(log, tree, now)}x`])
      expect([400, 403]).toContain((await witness.addCheckpoint(body)).status);
  });

  it('remembers over a restart what it signed, and a torn last line was never said', async () => {
    const tree = treeOf(20);
    await ask(0, tree, 12);
    const file = join(folder, 'cosigned.ndjson');
    writeFileSync(file, `${readFileSync(file, 'utf8')}"linli.exam`);
    witness = start();
    expect((await ask(0, treeOf(20, 'forged'))).body).toBe('12\n');
    expect((await ask(12, treeOf(20, 'forged'))).status).toBe(422);
    expect((await ask(12, tree)).status).toBe(200);
    expect(new Cosigned(folder).last.size).toBe(20);
  });

  it('answers two requests at once as if one came after the other', async () => {
    const [one, other] = [treeOf(9), treeOf(9, 'forged')];
    const answers = await Promise.all([ask(0, one), ask(0, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
