import { isObservable, lastValueFrom } from 'rxjs';
import { context, propagation } from '@opentelemetry/api';
import type { EntityManager } from 'typeorm';
import type { EventContract, EventOf } from '#contracts/topic.js';
import type { Envelope, WireRecord } from './event-record.js';
import type { ParkedReason } from './parked.entity.js';

type Event = EventOf<EventContract>;
type TakeOne = (event: Event, tx: EntityManager) => Promise<unknown>;
type TakeMany = (events: readonly Event[], tx: EntityManager) => Promise<unknown>;

/** What is to be done with an event, as far as its type and payload tell. */
export type Reading = ToHandle | { kind: 'move' } | { kind: 'park'; reason: ParkedReason };

export interface ToHandle {
  kind: 'handle';
  event: Event;
  /** One object for all events of a contract. */
  by: Handlers;
}

interface Handlers {
  each: TakeOne[];
  many: TakeMany[];
}

interface Handled {
  contract: EventContract;
  by: Handlers;
}

/** The types that the contracts of this build know, and the reactions of this consumer to some of them. */
export class Reactions {
  private readonly handled = new Map<string, Map<number, Handled>>();
  private readonly known: ReadonlySet<string>;

  constructor(contracts: readonly EventContract[]) {
    this.known = new Set(contracts.map((contract) => contract.type));
  }

  add(contract: EventContract, callback: TakeOne & TakeMany, many = false): void {
    const versions = this.handled.get(contract.type) ?? new Map<number, Handled>();
    this.handled.set(contract.type, versions);
    const handled = versions.get(contract.version) ?? { contract, by: { each: [], many: [] } };
    versions.set(contract.version, handled);
    (many ? handled.by.many : handled.by.each).push(callback);
  }

  get topics(): string[] {
    const contracts = [...this.handled.values()].flatMap((versions) => [...versions.values()].map(({ contract }) => contract));
    return [...new Set(contracts.map((contract) => contract.topic.name))].sort();
  }

  /**
   * Finds the reader of an event: the newest version handled here that is not newer than the event. So an additive version 2
   * is read by a version 1 reader, which ignores what it does not know. A version 2 that version 1 cannot read is parked
   * as UNREADABLE_VERSION: its publisher sends the version 1 copy next, under the same sequence, and the copy clears it away.
   * An event older than every handled version moves the position, like a type that is known and not handled.
   */
  read(envelope: Envelope, record: WireRecord): Reading {
    if (!this.known.has(envelope.type)) return { kind: 'park', reason: 'UNKNOWN_TYPE' };
    const reader = this.readerOf(envelope);
    if (!reader) return { kind: 'move' };
    const payload = parsed(reader.contract, record.value);
    if (payload === undefined)
      return { kind: 'park', reason: reader.contract.version < envelope.version ? 'UNREADABLE_VERSION' : 'SCHEMA' };
    return { kind: 'handle', event: { ...envelope, payload }, by: reader.by };
  }

  private readerOf({ type, version }: Envelope): Handled | undefined {
    const versions = this.handled.get(type);
    if (!versions) return undefined;
    const readable = [...versions.keys()].filter((candidate) => candidate <= version);
    return versions.get(Math.max(...readable));
  }
}

function parsed(contract: EventContract, value: string): Record<string, unknown> | undefined {
  try {
    return contract.payload.parse(JSON.parse(value));
  } catch {
    return undefined;
  }
}

/** Runs the reactions one after another: they share a transaction, and one connection answers one query at a time. */
export async function react(readings: readonly ToHandle[], tx: EntityManager): Promise<void> {
  for (const run of runsOf(readings)) {
    const events = run.map(({ event }) => event);
    const { many, each } = run[0]!.by;
    for (const callback of many) await settled(callback(events, tx));
    for (const event of each.length > 0 ? events : []) {
      const trace = propagation.extract(context.active(), { traceparent: event.traceparent });
      await context.with(trace, async () => {
        for (const callback of each) await settled(callback(event, tx));
      });
    }
  }
}

/** Events that follow one another and have the same reactions. */
function runsOf(readings: readonly ToHandle[]): ToHandle[][] {
  const runs: ToHandle[][] = [];
  for (const reading of readings) {
    const last = runs.at(-1);
    if (last?.[0]?.by === reading.by) last.push(reading);
    else runs.push([reading]);
  }
  return runs;
}

/** Nest answers with a stream of what the method returned. */
async function settled(outcome: Promise<unknown>): Promise<void> {
  const answer = await outcome;
  if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
}
