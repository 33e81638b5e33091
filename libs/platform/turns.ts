import { Rejection } from './rejection.js';

export interface TurnsOptions {
  atOnce: number;
  /** So many may wait; whoever comes beyond is asked to come back. */
  longestQueue: number;
}

/** Lets a few work at once and others wait in order, so that no kind of work can take all there is. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly options: TurnsOptions) {}

  get isFull(): boolean {
    return this.running >= this.options.atOnce && this.waiting.length >= this.options.longestQueue;
  }

  /** @throws Rejection TRY_LATER at once when too many wait. */
  async run<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async turn(): Promise<void> {
    if (this.isFull) throw new Rejection('TRY_LATER', { seconds: secondsToComeBack() });
    if (this.running < this.options.atOnce) {
      this.running += 1;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

/** Those who are sent away together must not come back together. */
export const secondsToComeBack = (): number => 1 + Math.floor(Math.random() * 3);
