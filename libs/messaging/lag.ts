import type { Broker } from './kafka.js';

/** Records that a group has not taken of its topics. A partition of which it has committed nothing counts whole. */
export async function lagOf(broker: Broker, group: string, topics: string[]): Promise<number> {
  const [ends, committed] = await Promise.all([broker.ends(topics), broker.committed(group, topics)]);
  const taken = new Map(committed.map(({ topic, partition, offset }) => [`${topic}/${partition}`, offset]));
  const behind = ends.map(({ topic, partition, offset }) => offset - (taken.get(`${topic}/${partition}`) ?? 0n));
  return Number(behind.reduce((sum, one) => sum + (one > 0n ? one : 0n), 0n));
}
