import { Broker, type Batch, type Subscription } from '#messaging/kafka.js';

/** Wrong on purpose: tells the broker that a batch is done before it is. */
export class OffsetFirstBroker extends Broker {
  override subscribe(subscription: Subscription): () => Promise<void> {
    return super.subscribe({ ...subscription, onBatch: (batch) => offsetFirst(batch, subscription) });
  }
}

async function offsetFirst(batch: Batch, { onBatch }: Subscription): Promise<void> {
  await batch.commit(batch.records.at(-1)!.offset);
  await onBatch({ ...batch, commit: async () => {} });
}
