import { Kafka, logLevel, type Message } from 'kafkajs';

/** kafkajs and nothing else: one batch after the other, each answered by all replicas. */
export async function producerAlone(
  broker: string,
): Promise<{ send(topic: string, messages: Message[]): Promise<unknown>; close(): Promise<void> }> {
  const producer = new Kafka({ brokers: [broker], clientId: 'producer-alone', logLevel: logLevel.ERROR }).producer({
    maxInFlightRequests: 1,
  });
  await producer.connect();
  return {
    send: (topic, messages) => producer.sendBatch({ acks: -1, topicMessages: [{ topic, messages }] }),
    close: () => producer.disconnect(),
  };
}
