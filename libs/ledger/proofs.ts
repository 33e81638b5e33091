import { halved, isOdd, type LeafPlace, sidesOf } from './inclusion.rules.js';
import { fold, nodeHash, type Range, type ReadSubtrees, subtreesOf } from './merkle.js';

/** The largest power of two below `size`. */
const splitOf = (size: number): number => {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
};

const shifted = (ranges: Range[], by: number): Range[] => ranges.map(({ from, until }) => ({ from: from + by, until: until + by }));

/** The nodes of an inclusion proof (RFC 6962, 2.1.1), the lowest first, each as the leaves below it. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (size <= 1) return [];
  const split = splitOf(size);
  if (index < split) return [...inclusionRanges(index, split), { from: split, until: size }];
  return [...shifted(inclusionRanges(index - split, size - split), split), { from: 0, until: split }];
}

/** The nodes of a consistency proof (RFC 6962, 2.1.2), in its order. */
export function consistencyRanges(first: number, second: number, known = true): Range[] {
  if (first === 0) return [];
  if (first === second) return known ? [] : [{ from: 0, until: first }];
  const split = splitOf(second);
  if (first <= split) return [...consistencyRanges(first, split, known), { from: split, until: second }];
  return [...shifted(consistencyRanges(first - split, second - split, false), split), { from: 0, until: split }];
}

/** Turns the nodes of a proof into their hashes, by one reading of the tree. */
export async function proofOf(ranges: readonly Range[], read: ReadSubtrees): Promise<Buffer[]> {
  const parts = ranges.map(subtreesOf);
  const hashes = await read(parts.flat());
  let taken = 0;
  return parts.map(({ length }) => fold(hashes.slice(taken, (taken += length))));
}

const equal = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** Whether a leaf stands at `index` of the tree with this size and root; RFC 9162, 2.1.3.2. */
export function verifyInclusion(place: LeafPlace, leaf: Uint8Array, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  const sides = sidesOf(place, proof.length);
  if (!sides) return false;
  const up = (hash: Uint8Array, sibling: Uint8Array, step: number): Uint8Array =>
    sides[step] === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  return equal(proof.reduce(up, leaf), root);
}

export interface TreeState {
  size: number;
  root: Uint8Array;
}

/** Whether the tree `second` begins with all leaves of `first`; RFC 9162, 2.1.4.2. Every tree begins with the empty one. */
export function verifyConsistency(first: TreeState, second: TreeState, proof: readonly Uint8Array[]): boolean {
  if (!Number.isSafeInteger(first.size) || !Number.isSafeInteger(second.size) || first.size < 0 || first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && equal(first.root, second.root);
  if (first.size === 0) return proof.length === 0;
  const isWhole = Number.isInteger(Math.log2(first.size));
  return climb(first, second, isWhole ? [first.root, ...proof] : proof);
}

function climb(first: TreeState, second: TreeState, [start, ...path]: readonly Uint8Array[]): boolean {
  if (!start) return false;
  let [node, last] = [first.size - 1, second.size - 1];
  while (isOdd(node)) [node, last] = [halved(node), halved(last)];
  let [older, newer] = [start, start];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      [older, newer] = [nodeHash(sibling, older), nodeHash(sibling, newer)];
      while (!isOdd(node) && node !== 0) [node, last] = [halved(node), halved(last)];
    } else newer = nodeHash(newer, sibling);
    [node, last] = [halved(node), halved(last)];
  }
  return last === 0 && equal(older, first.root) && equal(newer, second.root);
}
