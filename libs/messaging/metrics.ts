import type { DataSource } from 'typeorm';
import type { Reading } from '#platform/signals.js';
import type { Consumer } from './consumer.js';
import type { PartitionProgress } from './progress.js';
import type { Relay } from './relay.js';

export interface MessagingMetrics {
  /** Seconds that the oldest committed fact has waited for the broker; the figure to alarm on. */
  outboxOldestSeconds: number;
  outboxRows: number;
  /** Facts this process has published since its start. */
  published: number;
  /** Records this process has taken since its start. */
  taken: number;
  partitions: PartitionProgress[];
  /** Parked events by reason; malformed ones too. */
  parked: Record<string, number>;
  lastProgress?: Date;
}

const counts = `
  SELECT (SELECT count(*)::integer FROM outbox) AS rows,
    (SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 FROM outbox) AS oldest,
    (SELECT coalesce(jsonb_object_agg(reason, number), '{}') FROM
      (SELECT reason, count(*)::integer AS number FROM parked GROUP BY reason) AS by_reason) AS parked`;

export async function messagingMetrics(dataSource: DataSource, relay: Relay, consumer?: Consumer): Promise<MessagingMetrics> {
  const [found]: { rows: number; oldest: number; parked: Record<string, number> }[] = await dataSource.query(counts);
  return {
    outboxOldestSeconds: found!.oldest,
    outboxRows: found!.rows,
    published: relay.published,
    taken: consumer?.progress.taken ?? 0,
    partitions: consumer?.progress.partitions ?? [],
    parked: found!.parked,
    lastProgress: consumer?.progress.lastProgress,
  };
}

const gauge = (name: string, help: string, value: number, labels?: Record<string, string>): Reading => ({ name, help, value, labels });

/** The same in the form of Prometheus. */
export function readingsOf(metrics: MessagingMetrics): Reading[] {
  const { partitions, parked, lastProgress } = metrics;
  return [
    gauge('linli_outbox_oldest_seconds', 'Age of the oldest fact that the broker does not have', metrics.outboxOldestSeconds),
    gauge('linli_outbox_rows', 'Facts that the broker does not have', metrics.outboxRows),
    gauge('linli_events_published', 'Facts published since the start', metrics.published),
    gauge('linli_events_taken', 'Records taken since the start', metrics.taken),
    ...partitions.flatMap(({ topic, partition, offset, lag }) => {
      const labels = { topic, partition: String(partition) };
      return [
        gauge('linli_consumer_position', 'Offset after the last record taken', Number(offset), labels),
        gauge('linli_consumer_lag', 'Records not taken yet', Number(lag), labels),
      ];
    }),
    ...Object.entries(parked).map(([reason, number]) => gauge('linli_events_parked', 'Events without effect', number, { reason })),
    ...(lastProgress ? [gauge('linli_consumer_last_progress', 'Unix time of the last record taken', lastProgress.getTime() / 1_000)] : []),
  ];
}
