import type { EntityManager } from 'typeorm';
import type { EventContract } from '#contracts/topic.js';
import { CommitSignal } from '#messaging/commit-signal.js';
import type { Broker } from '#messaging/kafka.js';
import { Outbox, type Fact } from '#messaging/outbox.js';

/** Wrong on purpose: tells the broker at once, whatever becomes of the transaction. */
export class EagerOutbox extends Outbox {
  constructor(private readonly broker: Broker) {
    super('lab-source', new CommitSignal());
  }

  override async addMany<Contract extends EventContract>(
    _tx: EntityManager,
    contract: Contract,
    facts: readonly Fact<Contract>[],
  ): Promise<void> {
    const rows = this.rows(contract, facts);
    await this.broker.publish(
      rows.map(({ key, payload, headers }) => ({
        ...{ topic: contract.topic.name, key, value: payload },
        headers: JSON.parse(headers) as Record<string, string>,
      })),
    );
  }
}
