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
}

/** Parts of a service report here; `/healthz`, `/readyz` and `/metrics` ask. */
@Injectable()
export class Signals {
  private readonly sources = new Map<string, SignalSource>();

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
}
