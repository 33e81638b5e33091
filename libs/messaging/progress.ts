import type { Batch } from './kafka.js';

export interface PartitionProgress {
  topic: string;
  partition: number;
  /** Offset after the last record whose effect is committed. */
  offset: bigint;
  /** Records behind the newest one that was known at the last batch. */
  lag: bigint;
}

/** How far a consumer has come, and when it last gave a sign. */
export class Progress {
  private readonly byPartition = new Map<string, PartitionProgress>();
  taken = 0;
  lastProgress?: Date;
  private lastSign = Date.now();

  advance({ topic, partition, end }: Pick<Batch, 'topic' | 'partition' | 'end'>, lastOffset: string, count: number): void {
    const offset = BigInt(lastOffset) + 1n;
    this.byPartition.set(`${topic}/${partition}`, { topic, partition, offset, lag: end > offset ? end - offset : 0n });
    this.taken += count;
    this.lastProgress = new Date();
    this.sign();
  }

  /** A poll, a record taken, or a failure that is being waited out. */
  sign(): void {
    this.lastSign = Date.now();
  }

  /** Milliseconds without any sign: neither progress nor a complaint means that the client hangs. */
  get silentFor(): number {
    return Date.now() - this.lastSign;
  }

  get partitions(): PartitionProgress[] {
    return [...this.byPartition.values()];
  }

  /** Partitions are shared out anew; figures of those that went elsewhere would stand still. */
  forget(): void {
    this.byPartition.clear();
  }
}
