import { Injectable } from '@nestjs/common';

/** One number for Prometheus. */
export interface Reading {
  name: string;
  help: string;
  value: number;
  labels?: Record<string, string>;
}

export interface SignalSource {
  /** What stands in the way of being alive; a sentence an operator understands, or undefined. */
  dead?(): string | undefined;
  /** What stands in the way of taking traffic. */
  unready?(): Promise<string | undefined> | string | undefined;
  readings?(): Promise<Reading[]> | Reading[];
  /** Records of followed topics that have not been taken, as the broker knows it. */
  behind?(): Promise<number>;
}

const longestWaitMs = 2_000;

/** Parts of a service report here; `/healthz`, `/readyz` and `/metrics` ask. */
@Injectable()
export class Signals {
  private readonly sources = new Map<string, SignalSource>();
  private asking: Promise<number> | undefined;

  register(name: string, source: SignalSource): void {
    this.sources.set(name, source);
  }

  async ask(question: 'dead' | 'unready'): Promise<Record<string, string>> {
    const answers = await Promise.all([...this.sources].map(async ([name, source]) => [name, await source[question]?.()] as const));
    return Object.fromEntries(answers.filter((answer): answer is [string, string] => answer[1] !== undefined));
  }

  async readings(): Promise<Reading[]> {
    return (await Promise.all([...this.sources.values()].map(async (source) => (await source.readings?.()) ?? []))).flat();
  }

  /** Undefined where no topic is followed, null while the broker does not say. One question at a time, whoever asks. */
  async behind(): Promise<number | null | undefined> {
    const followers = [...this.sources.values()].flatMap((source) => (source.behind ? [source.behind.bind(source)] : []));
    if (followers.length === 0) return undefined;
    this.asking ??= summed(followers).finally(() => (this.asking = undefined));
    const late = Promise.withResolvers<null>();
    const timer = setTimeout(() => late.resolve(null), longestWaitMs);
    return Promise.race([this.asking.catch(() => null), late.promise]).finally(() => clearTimeout(timer));
  }
}

const summed = async (counts: (() => Promise<number>)[]): Promise<number> =>
  (await Promise.all(counts.map((count) => count()))).reduce((total, one) => total + one, 0);
