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
    const { atOnce, longestQueue } = this.options;
    if (this.running < atOnce) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= longestQueue) throw new Rejection('TRY_LATER', { seconds: secondsToComeBack() });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

/** Those who are sent away together must not come back together. */
export const secondsToComeBack = (): number => 1 + Math.floor(Math.random() * 3);
