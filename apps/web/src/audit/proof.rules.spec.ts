import { describe, expect, it } from '@jest/globals';
import { checkpointText } from '#ledger/checkpoint.js';
import { MemoryTree } from '#ledger/memory-tree.js';
import { leafHash } from '#ledger/merkle.js';
import { type Inclusion, walkUp } from './proof.rules.js';

const leaves = Array.from({ length: 21 }, (_, index) => `{"id":"${index}","unusual":"居"}`);
const tree = new MemoryTree();
for (const leaf of leaves) tree.append(leafHash(leaf));
const text = checkpointText({ origin: 'linli.test/ledger', size: leaves.length, root: tree.root });
const checkpoint = `${text}\n— linli.test/ledger AAAAAA==\n— linli.test/witness AAAAAB==\n`;

const proofOf = async (index: number): Promise<Inclusion> => ({
  ...{ index, size: leaves.length, leaf: leaves[index], checkpoint },
  hashes: (await tree.inclusionProof(index)).map((hash) => hash.toString('base64')),
});

describe('a proof that the browser computes again', () => {
  it('holds for every leaf, and names who signed', async () => {
    for (const index of leaves.keys()) {
      const walk = await walkUp(await proofOf(index));
      expect(walk).toMatchObject({ holds: true, signedRoot: tree.root.toString('base64') });
      expect(walk.leafHash).toBe(leafHash(leaves[index]).toString('base64'));
      expect(walk.steps.at(-1)?.result).toBe(walk.signedRoot);
      expect(walk.signers).toEqual(['linli.test/ledger', 'linli.test/witness']);
    }
  });

  it('does not hold for another leaf, another place, another size, a hash too few or a changed one', async () => {
    const proof = await proofOf(13);
    const changed = Buffer.from(proof.hashes[1], 'base64');
    changed.writeUInt8(changed[0] ^ 1, 0);
    for (const wrong of [
      { leaf: leaves[14] },
      { index: 12 },
      { size: 20 },
      { hashes: proof.hashes.slice(1) },
      { hashes: proof.hashes.with(1, changed.toString('base64')) },
    ])
      expect((await walkUp({ ...proof, ...wrong })).holds).toBe(false);
  });
});
