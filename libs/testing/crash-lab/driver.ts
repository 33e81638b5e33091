import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../../../apps/cli/src/demo/chance.js';
import type { Answer, Journal } from './journal.js';
import type { Manner } from './plant/part.events.js';
import type { Order } from './plant/turn.controller.js';

export interface Load {
  /** Operations in all. */
  count: number;
  /** So many are under way at once. */
  writers: number;
  /** Operations per second, whatever the answers take as long as a writer is free; as fast as the writers can when left out. */
  rate?: number;
  keys: number;
  /** The share of operations that is given up at its end. */
  refused?: number;
  /** The shares of operations that take long to handle, or cannot be handled; the rest is sound. */
  manners?: Partial<Record<Manner, number>>;
  /** The longest that a transaction is held open, milliseconds. */
  holdMs?: number;
}

export interface Driven {
  ok: number;
  refused: number;
  unknown: number;
  /** Milliseconds that answered operations took, in order of their end. */
  took: number[];
}

const patienceMs = 15_000;

/** Asks the plant, and writes into its own journal what it asked and what it was told. */
export class Driver {
  readonly driven: Driven = { ok: 0, refused: 0, unknown: 0, took: [] };
  private begun = 0;
  private stopped = false;
  private running?: Promise<unknown>;

  constructor(
    private readonly journal: Journal,
    private readonly urls: () => string[],
    private readonly load: Load,
    private readonly chance: Chance,
  ) {}

  /** Resolves when every operation has ended in some way, or after `stop`. */
  async run(): Promise<Driven> {
    const began = performance.now();
    const writer = async (): Promise<void> => {
      while (!this.stopped && this.begun < this.load.count) {
        const turn = this.begun++;
        if (this.load.rate) await pause(Math.max(0, began + (turn * 1_000) / this.load.rate - performance.now()));
        await this.ask(this.order(turn));
      }
    };
    await (this.running = Promise.all(Array.from({ length: this.load.writers }, writer)));
    return this.driven;
  }

  stop(): void {
    this.stopped = true;
  }

  /** Resolves when nothing is under way any more. */
  async end(): Promise<void> {
    this.stop();
    await this.running;
  }

  private order(turn: number): Order {
    const { keys, refused = 0, manners = {}, holdMs = 0 } = this.load;
    const odd = Object.values(manners).reduce((sum, share) => sum + share, 0);
    const manner = this.chance.weighted<Manner>({ slow: 0, throws: 0, rejects: 0, kills: 0, ...manners, sound: 1 - odd });
    return {
      ...{ op: `${turn}-${randomUUID().slice(0, 8)}`, partId: `part-${this.chance.between(1, keys)}` },
      ...{ manner, refuse: this.chance.happens(refused), holdMs: this.chance.between(0, holdMs) },
    };
  }

  private async ask(order: Order): Promise<void> {
    const { op, partId: key } = order;
    const about = { op, key };
    await this.journal.write(about);
    const began = performance.now();
    const { answer, version } = await this.send(order);
    if (answer === 'ok') this.driven.took.push(performance.now() - began);
    await this.journal.write({ ...about, answer, ...(version && { version }) });
    this.driven[answer] += 1;
  }

  /** Once: whoever asks again after no answer would ask for another thing. */
  private async send(order: Order): Promise<{ answer: Answer; version?: number }> {
    const urls = this.urls();
    if (urls.length === 0) {
      await pause(50); // nobody is there to be asked
      return { answer: 'unknown' };
    }
    try {
      const body = JSON.stringify(order);
      const headers = { 'content-type': 'application/json' };
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(`${this.chance.pick(urls)}/turn`, { method: 'POST', headers, body, signal });
      const text = await response.text();
      if (response.status === 409) return { answer: 'refused' };
      return response.ok ? { answer: 'ok', version: (JSON.parse(text) as { version: number }).version } : { answer: 'unknown' };
    } catch {
      return { answer: 'unknown' };
    }
  }
}
