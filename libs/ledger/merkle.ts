import { createHash } from 'node:crypto';

/** The Merkle tree of RFC 6962, 2.1. Sizes and indexes are whole numbers below 2^53. */
export const leafHash = (bytes: Uint8Array | string): Buffer => createHash('sha256').update('\0').update(bytes).digest();

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update('\x01').update(left).update(right).digest();

export const emptyRoot: Buffer = createHash('sha256').digest();

/** A complete subtree: the leaves from `index * 2^level` on, 2^level of them. */
export interface Subtree {
  level: number;
  index: number;
}

/** Leaves `from` up to and without `until`. */
export interface Range {
  from: number;
  until: number;
}

/** The complete subtrees that a node of the tree over these leaves is made of, from left to right. */
export function subtreesOf({ from, until }: Range): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < until;) {
    let level = 0;
    for (let size = 2; at % size === 0 && at + size <= until; size *= 2) level += 1;
    found.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return found;
}

/** The hash of the node above complete subtrees that lie side by side, the largest first. */
export function fold(hashes: readonly Uint8Array[]): Buffer {
  const last = hashes.at(-1);
  if (!last) return emptyRoot;
  return hashes.slice(0, -1).reduceRight<Buffer>((right, left) => nodeHash(left, right), Buffer.from(last));
}

/** Reads complete subtrees of a tree by their places. */
export type ReadSubtrees = (wanted: readonly Subtree[]) => Promise<readonly Uint8Array[]> | readonly Uint8Array[];

/** A growing tree that keeps only the hashes of its complete subtrees: appending costs O(log n), amortised O(1). */
export class Frontier {
  private readonly kept: { level: number; hash: Buffer }[] = [];
  size = 0;

  /** @param completed told of every subtree that the leaf completes, its own hash first */
  append(hash: Buffer, completed?: (subtree: Subtree, hash: Buffer) => void): void {
    let node = { level: 0, hash };
    let index = this.size;
    completed?.({ level: 0, index }, hash);
    while (this.kept.at(-1)?.level === node.level) {
      node = { level: node.level + 1, hash: nodeHash(this.kept.pop()!.hash, node.hash) };
      index = (index - 1) / 2;
      completed?.({ level: node.level, index }, node.hash);
    }
    this.kept.push(node);
    this.size += 1;
  }

  get root(): Buffer {
    return fold(this.kept.map(({ hash }) => hash));
  }

  /** The hashes that are kept, the largest subtree first: together with the size all that has to be stored. */
  get hashes(): Buffer[] {
    return this.kept.map(({ hash }) => hash);
  }

  /** @throws RangeError when the number of hashes is not that of the size */
  static of(size: number, hashes: readonly Uint8Array[]): Frontier {
    const subtrees = subtreesOf({ from: 0, until: size });
    if (subtrees.length !== hashes.length) throw new RangeError(`a tree of ${size} leaves has ${subtrees.length} complete subtrees`);
    const frontier = new Frontier();
    frontier.kept.push(...subtrees.map(({ level }, place) => ({ level, hash: Buffer.from(hashes[place]!) })));
    frontier.size = size;
    return frontier;
  }
}
