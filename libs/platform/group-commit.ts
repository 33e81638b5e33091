import { Rejection } from './rejection.js';
import { secondsToComeBack } from './turns.js';

export interface GroupCommitOptions<Item, Result> {
  /** Writes all items in one transaction and answers each, in their order. Throwing means that nothing was written. */
  write: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** True for an error that another batch would meet too (a lost connection); the whole batch then fails with it. */
  isTransient?: (error: unknown) => boolean;
  largestBatch?: number;
  /** Callers that may wait; whoever comes beyond is asked to come back. */
  longestQueue?: number;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers concurrent callers into one transaction. While a batch is being written the next one gathers, without any timer: one
 * caller alone never waits. A batch that fails on its data is split in halves until the bad item stands alone and fails alone.
 */
export class GroupCommit<Item, Result> {
  private readonly queue: Waiting<Item, Result>[] = [];
  private writing = false;

  constructor(private readonly options: GroupCommitOptions<Item, Result>) {}

  /** @throws Rejection TRY_LATER when the queue is full. */
  async add(item: Item): Promise<Result> {
    const [result] = await this.addAll([item]);
    return result as Result;
  }

  /**
   * All of them wait to be written, or none: whoever is asked to come back has left nothing here.
   * @throws Rejection TRY_LATER when the queue has no room for all of them.
   */
  async addAll(items: readonly Item[]): Promise<Result[]> {
    const room = (this.options.longestQueue ?? 5_000) - this.queue.length;
    if (items.length > room) throw new Rejection('TRY_LATER', { seconds: secondsToComeBack() });
    const results = items.map((item) => new Promise<Result>((resolve, reject) => this.queue.push({ item, resolve, reject })));
    if (!this.writing) void this.drain();
    return Promise.all(results);
  }

  private async drain(): Promise<void> {
    this.writing = true;
    // Callers of the same turn of the event loop belong together.
    await Promise.resolve();
    while (this.queue.length > 0) await this.write(this.queue.splice(0, this.options.largestBatch ?? 500));
    this.writing = false;
  }

  private async write(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.write(batch.map(({ item }) => item));
      batch.forEach(({ resolve, reject }, index) => {
        if (index < results.length) resolve(results[index] as Result);
        else reject(new Error('a batch was written without an answer for each item'));
      });
    } catch (error) {
      if (batch.length === 1 || this.options.isTransient?.(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await this.write(batch.slice(0, half));
      await this.write(batch.slice(half));
    }
  }
}
