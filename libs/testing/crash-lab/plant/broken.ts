import type { DynamicModule, Provider } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Broker } from '#messaging/kafka.js';
import { Outbox } from '#messaging/outbox.js';
import { ParkedRow } from '#messaging/parked.entity.js';
import { Relay } from '#messaging/relay.js';
import { EagerOutbox } from './eager-outbox.js';
import { CursorRelay, SkippingRelay } from './broken-relays.js';
import { OffsetFirstBroker } from './offset-first-broker.js';

/** Ways to build it wrong. Nothing of this is shipped: parts are taken out of a sound build and wrong ones put in. */
export const brokenParts = [
  'no-deduplication',
  'cursor-relay',
  'offset-first',
  'skip-locked-relays',
  'no-position-check',
  'parked-overtaken',
  'event-before-commit',
] as const;
export type Broken = (typeof brokenParts)[number];

const brokers = (): string[] => process.env['KAFKA_BROKERS']!.split(',');
const prefix = (): string => process.env['TOPIC_PREFIX'] ?? '';
const urlOf = ({ options }: DataSource): string => (options.type === 'postgres' ? options.url! : '');

const relay = (kind: typeof CursorRelay | typeof SkippingRelay): Provider => ({
  provide: Relay,
  useFactory: (broker: Broker, dataSource: DataSource) => new kind(broker, urlOf(dataSource), 'lab-source'),
  inject: [Broker, DataSource],
});

const wrong: Partial<Record<Broken, Provider>> = {
  'cursor-relay': relay(CursorRelay),
  'skip-locked-relays': relay(SkippingRelay),
  'no-position-check': relay(SkippingRelay),
  'offset-first': { provide: Broker, useFactory: () => new OffsetFirstBroker(brokers(), 'lab', prefix()) },
  'event-before-commit': { provide: Outbox, useFactory: (broker: Broker) => new EagerOutbox(broker), inject: [Broker] },
};

/** The same module with the wrong part in the place of the right one. */
export function put(messaging: DynamicModule, broken: Broken): DynamicModule {
  const part = wrong[broken];
  if (!part || !('provide' in part)) return messaging;
  const providers = messaging.providers!.map((one) => (nameOf(one) === part.provide ? part : one));
  return { ...messaging, providers };
}

const nameOf = (provider: Provider): unknown => ('provide' in provider ? provider.provide : provider);

/** What the consumer is not to know: positions, ids it has seen, keys that are parked. */
const hidden: Partial<Record<Broken, string[]>> = {
  'no-deduplication': ['position', 'seen'],
  'no-position-check': ['position'],
  'parked-overtaken': ['position', 'blocked'],
};

/** A transaction that keeps the consumer from knowing what it should look at. */
export function blind(tx: EntityManager, broken: Broken): EntityManager {
  const unseen = hidden[broken];
  if (!unseen) return tx;
  return new Proxy(tx, {
    get(target, name) {
      if (name === 'query') return (sql: string, values?: unknown[]) => queryBlindly(target, unseen, sql, values);
      if (name === 'transaction')
        return (work: (inner: EntityManager) => unknown) => target.transaction(async (inner) => work(blind(inner, broken)));
      if (name === 'getRepository') return (of: unknown) => repositoryOf(target, of, unseen);
      return Reflect.get(target, name, target) as unknown;
    },
  });
}

async function queryBlindly(tx: EntityManager, unseen: readonly string[], sql: string, values?: unknown[]): Promise<unknown> {
  const again = unseen.includes('seen') && sql.includes('INSERT INTO inbox') ? `${sql} ON CONFLICT DO NOTHING` : sql;
  const rows = await tx.query<unknown>(again, values);
  return Array.isArray(rows) ? rows.filter((row: { kind?: string }) => !unseen.includes(row?.kind ?? '')) : rows;
}

function repositoryOf(tx: EntityManager, of: unknown, unseen: readonly string[]): unknown {
  const repository = tx.getRepository(of as typeof ParkedRow);
  if (of !== ParkedRow || !unseen.includes('blocked')) return repository;
  return Object.assign(Object.create(repository) as typeof repository, { findOne: async () => null });
}
