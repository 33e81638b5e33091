import { describe, expect, it } from '@jest/globals';
import { emptyRoot, fold, Frontier, leafHash, nodeHash, subtreesOf } from './merkle.js';
import { MemoryTree } from './memory-tree.js';
import { verifyConsistency, verifyInclusion } from './proofs.js';

// Published vectors of the tree of RFC 6962, as Certificate Transparency's own implementations carry them.

const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const leaves = inputs.map((input) => leafHash(Buffer.from(input, 'hex')));

const treeOf = (size: number): MemoryTree => {
  const tree = new MemoryTree();
  for (let index = 0; index < size; index += 1) tree.append(leaves[index] ?? leafHash(`leaf ${index}`));
  return tree;
};

describe('the Merkle tree', () => {
  it('hashes leaves and nodes apart', () => {
    expect(hex(leafHash('L123456'))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56');
    expect(hex(nodeHash(Buffer.from('N123'), Buffer.from('N456')))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
    expect(hex(emptyRoot)).toBe(roots[0]);
  });

  it('has the published root at every size', () => {
    expect(roots.map((_, size) => hex(treeOf(size).root))).toEqual(roots);
  });

  it('goes on from what was stored of it', () => {
    for (let size = 0; size < 70; size += 1) {
      const before = new Frontier();
      for (let index = 0; index < size; index += 1) before.append(leafHash(`leaf ${index}`));
      const after = Frontier.of(size, before.hashes);
      before.append(leafHash('next'));
      after.append(leafHash('next'));
      expect(hex(after.root)).toBe(hex(before.root));
    }
    expect(() => Frontier.of(3, [leafHash('one')])).toThrow(RangeError);
  });

  it('takes any range apart into complete subtrees', () => {
    expect(subtreesOf({ from: 0, until: 7 })).toEqual([
      { level: 2, index: 0 },
      { level: 1, index: 2 },
      { level: 0, index: 6 },
    ]);
    expect(fold([])).toEqual(emptyRoot);
  });

  it('gives the published proofs', async () => {
    expect((await treeOf(8).inclusionProof(0)).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect((await treeOf(5).inclusionProof(1)).map(hex)).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
    expect((await treeOf(8).consistencyProof(6)).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect((await treeOf(5).consistencyProof(2)).map(hex)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('proves every leaf and every earlier size up to 40, and nothing else', async () => {
    for (let size = 1; size <= 40; size += 1) {
      const tree = treeOf(size);
      const now = { size, root: tree.root };
      for (let index = 0; index < size; index += 1) {
        const leaf = leaves[index] ?? leafHash(`leaf ${index}`);
        const proof = await tree.inclusionProof(index);
        expect(verifyInclusion({ index, size }, leaf, proof, now.root)).toBe(true);
        expect(verifyInclusion({ index, size }, leafHash('other'), proof, now.root)).toBe(false);
        expect(verifyInclusion({ index: index + 1, size }, leaf, proof, now.root)).toBe(false);
        expect(verifyInclusion({ index, size }, leaf, [...proof, leaf], now.root)).toBe(false);
        const earlier = treeOf(index);
        const consistency = await tree.consistencyProof(index);
        expect(verifyConsistency({ size: index, root: earlier.root }, now, consistency)).toBe(true);
        if (index > 0) expect(verifyConsistency({ size: index, root: leafHash('other') }, now, consistency)).toBe(false);
        expect(verifyConsistency(now, { size: index, root: earlier.root }, consistency)).toBe(false);
        expect(verifyConsistency({ size: index, root: earlier.root }, now, [...consistency, leaf])).toBe(false);
      }
    }
  });
});
