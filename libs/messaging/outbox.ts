import { crc32 } from 'node:zlib';
import { context, propagation } from '@opentelemetry/api';
import type { EntityManager } from 'typeorm';
import { AreaPath } from '#contracts/shared.js';
import type { EventContract, PayloadOf } from '#contracts/topic.js';
import type { CommitSignal } from './commit-signal.js';
import { eventHeaders } from './event-record.js';
import { prepared } from '#platform/prepared.js';
import { uuidv7 } from '#platform/uuid.js';

/** Fixed for the life of a database: rows of a key must not change shard while they wait. */
export const shards = 4;

export const shardOf = (key: string): number => crc32(key) % shards;

const largestPayloadBytes = 256 * 1024;

export interface Fact<Contract extends EventContract> {
  payload: PayloadOf<Contract>;
  /** Version of the noun after the change: the row is locked and its version raised before the fact is added. */
  sequence: number;
  /** Area path under which the fact happened. */
  jurisdiction: string;
}

const insert = prepared(
  'outbox_insert',
  `
  INSERT INTO outbox (shard, event_id, topic, key, sequence, type, version, payload, headers)
  SELECT shard, event_id, $3, key, sequence, $1, $2, payload, headers
  FROM unnest($4::smallint[], $5::uuid[], $6::text[], $7::integer[], $8::text[], $9::text[])
    AS fact (shard, event_id, key, sequence, payload, headers)`,
);

/** The only way to tell another service something: a row in the transaction of the change. */
export class Outbox {
  constructor(
    private readonly service: string,
    private readonly commits: CommitSignal,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async add<Contract extends EventContract>(
    tx: EntityManager,
    contract: Contract,
    payload: PayloadOf<Contract>,
    about: { sequence: number; jurisdiction: string },
  ): Promise<void> {
    await this.addMany(tx, contract, [{ payload, ...about }]);
  }

  /**
   * Adds all facts by one statement. A fact that breaks its contract throws here, inside the transaction of the change;
   * what the contract does not name is left out. A noun published in two versions adds the newest first, under the same sequence.
   */
  async addMany<Contract extends EventContract>(tx: EntityManager, contract: Contract, facts: readonly Fact<Contract>[]): Promise<void> {
    if (facts.length === 0) return;
    const rows = this.rows(contract, facts);
    const column = <Name extends keyof (typeof rows)[number]>(name: Name) => rows.map((row) => row[name]);
    await tx.query(insert, [
      contract.type,
      contract.version,
      contract.topic.name,
      column('shard'),
      column('id'),
      column('key'),
      column('sequence'),
      column('payload'),
      column('headers'),
    ]);
    this.commits.note(tx);
  }

  /**
   * For a statement that writes what changed and its facts at once: the rows that it inserts into `outbox`. Whoever runs it
   * says so with `wrote`, in the same transaction.
   */
  rows<Contract extends EventContract>(contract: Contract, facts: readonly Fact<Contract>[]) {
    return facts.map((fact) => this.row(contract, fact));
  }

  /** Rows of `rows` were inserted in `tx`. */
  wrote(tx: EntityManager): void {
    this.commits.note(tx);
  }

  private row<Contract extends EventContract>(contract: Contract, fact: Fact<Contract>) {
    const payload = contract.payload.parse(fact.payload);
    const key = String(payload[contract.key]);
    const text = JSON.stringify(payload);
    if (Buffer.byteLength(text) > largestPayloadBytes) throw new RangeError(`${contract.type} is larger than ${largestPayloadBytes} bytes`);
    if (!Number.isSafeInteger(fact.sequence) || fact.sequence < 1) throw new RangeError(`${contract.type} needs a sequence from 1`);
    const id = uuidv7();
    const about = { id, key, sequence: fact.sequence, time: this.now(), jurisdiction: AreaPath.parse(fact.jurisdiction) };
    const headers = eventHeaders(contract, this.service, { ...about, ...currentTrace() });
    return { id, key, sequence: fact.sequence, shard: shardOf(key), payload: text, headers: JSON.stringify(headers) };
  }
}

function currentTrace(): { traceparent?: string } {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent ? { traceparent: carrier.traceparent } : {};
}
