import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { listen } from '#messaging/listen.js';
import { isUnder } from '#platform/actor.js';
import { Rejection } from '#platform/rejection.js';
import { type GatewayConfig, GatewaySettings } from '../gateway.config.js';

const topics = [
  ...['registration.household', 'registration.resident', 'registration.trip'],
  ...['screening.target', 'screening.campaign', 'screening.observation', 'screening.report', 'screening.fever', 'screening.task'],
  ...['passes.pass', 'passes.gate-check', 'supplies.round', 'supplies.reservation', 'supplies.help'],
  ...['notifications.notice', 'notifications.delivery'],
];

/** The fields of the subscription, each with the types of the events that it tells of. */
export const liveFields = { coverageChanged: /^screening\.(target|campaign)\./, areaChanged: /./ } as const;
export type LiveField = keyof typeof liveFields;

const betweenUpdatesMs = 1_000;
const mostStreamsEach = 10;

/** One open stream over one area. */
interface Watch {
  path: string;
  tellsOf: RegExp;
  subject: string;
  changed: PromiseWithResolvers<void>;
}

/** Tells open streams that something of their area changed; it knows that, never what changed. */
@Injectable()
export class LiveUpdates implements OnModuleInit, OnModuleDestroy {
  private readonly watches = new Set<Watch>();
  private readonly ending = new AbortController();
  private readonly listeners: ((path: string) => void)[] = [];
  private stopListening?: () => Promise<void>;

  constructor(@Inject(GatewaySettings) private readonly config: GatewayConfig) {}

  onModuleInit(): void {
    const brokers = this.config.KAFKA_BROKERS.split(',');
    const heard = ({ jurisdiction, type }: { jurisdiction: string; type: string }) => this.changed(jurisdiction, type);
    this.stopListening = listen({ brokers, prefix: this.config.TOPIC_PREFIX, name: 'gateway' }, topics, heard);
  }

  /** Streams end first: the server waits for open answers before it closes. */
  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    await this.stopListening?.();
  }

  /** `listener` hears the path of every event. */
  tell(listener: (path: string) => void): void {
    this.listeners.push(listener);
  }

  /** An event concerns the areas it lies in; one about a whole area also concerns the areas inside. */
  changed(path: string, type: string): void {
    for (const listener of this.listeners) listener(path);
    for (const watch of this.watches) {
      if (watch.tellsOf.test(type) && (isUnder(path, watch.path) || isUnder(watch.path, path))) watch.changed.resolve();
    }
  }

  /**
   * Yields at once, and again after changes under `path`, at most once a second, until the caller has gone or we stop.
   * @throws Rejection STREAMS_TOO_MANY
   */
  async *changesUnder({ path, field }: { path: string; field: LiveField }, subject: string, gone: AbortSignal): AsyncGenerator<void> {
    const open = [...this.watches].filter((watch) => watch.subject === subject).length;
    if (open >= mostStreamsEach) throw new Rejection('STREAMS_TOO_MANY', { max: mostStreamsEach });
    const watch: Watch = { path, tellsOf: liveFields[field], subject, changed: Promise.withResolvers() };
    const signal = AbortSignal.any([gone, this.ending.signal]);
    const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    this.watches.add(watch);
    try {
      while (!signal.aborted) {
        watch.changed = Promise.withResolvers();
        yield;
        await pause(betweenUpdatesMs, undefined, { signal }).catch(() => {});
        await Promise.race([watch.changed.promise, ended]);
      }
    } finally {
      this.watches.delete(watch);
    }
  }
}
