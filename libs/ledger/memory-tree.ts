import { Frontier, type Subtree } from './merkle.js';
import { consistencyRanges, inclusionRanges, proofOf } from './proofs.js';

/** A tree with all its complete subtrees in memory, about 100 bytes a leaf: for whoever verifies or tries, not for the log itself. */
export class MemoryTree {
  private readonly frontier = new Frontier();
  private readonly levels: Buffer[][] = [];

  get size(): number {
    return this.frontier.size;
  }

  get root(): Buffer {
    return this.frontier.root;
  }

  append(leaf: Buffer): void {
    this.frontier.append(leaf, ({ level, index }, hash) => ((this.levels[level] ??= [])[index] = hash));
  }

  /** @throws RangeError for a leaf that is not in the tree of that size, or a tree that is larger than this one */
  inclusionProof(index: number, size = this.size): Promise<Buffer[]> {
    if (size > this.size || index >= size || index < 0) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
    return proofOf(inclusionRanges(index, size), this.read);
  }

  consistencyProof(first: number, second = this.size): Promise<Buffer[]> {
    if (second > this.size || first > second || first < 0) throw new RangeError(`no proof from ${first} to ${second}`);
    return proofOf(consistencyRanges(first, second), this.read);
  }

  private readonly read = (wanted: readonly Subtree[]): Buffer[] => wanted.map(({ level, index }) => this.levels[level]![index]!);
}
