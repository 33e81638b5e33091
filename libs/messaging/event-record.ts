import { z } from 'zod';
import type { EventContract } from '#contracts/topic.js';
import { AreaPath } from '#contracts/shared.js';

/** A Kafka record as it is sent: topic without prefix, value and headers as text. */
export interface WireRecord {
  topic: string;
  key: string;
  value: string;
  headers: Record<string, string>;
}

export interface ReceivedRecord extends WireRecord {
  partition: number;
  offset: string;
}

/** What the headers say of an event; the payload stays text until a reader is found. */
export interface Envelope {
  id: string;
  type: string;
  version: number;
  key: string;
  sequence: number;
  time: Date;
  jurisdiction: string;
  traceparent?: string;
}

const schemaUrn = (type: string, version: number) => `urn:linli:schema:${type}.v${version}`;

/** Headers of the CloudEvents 1.0 Kafka binding in binary mode. The version of the contract travels in `ce_dataschema`. */
export function eventHeaders(contract: EventContract, source: string, event: Omit<Envelope, 'type' | 'version'>): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: contract.type,
    ce_source: `/linli/${source}`,
    ce_subject: event.key,
    ce_time: event.time.toISOString(),
    ce_dataschema: schemaUrn(contract.type, contract.version),
    'content-type': 'application/json',
    sequence: String(event.sequence),
    jurisdiction: event.jurisdiction,
    ...(event.traceparent ? { traceparent: event.traceparent } : {}),
  };
}

const Headers = z.object({
  ce_id: z.uuid(),
  ce_type: z.string().min(1),
  ce_time: z.iso.datetime().transform((time) => new Date(time)),
  ce_dataschema: z
    .string()
    .regex(/\.v\d{1,4}$/)
    .transform((urn) => Number(/\d+$/.exec(urn)![0])),
  sequence: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
  jurisdiction: AreaPath,
  traceparent: z.string().optional(),
});

/** Nothing for a record that is not one of our CloudEvents, whoever wrote it. */
export function readEnvelope(record: WireRecord): Envelope | undefined {
  const headers = Headers.safeParse(record.headers);
  if (!headers.success || record.key === '') return undefined;
  const { ce_id: id, ce_type: type, ce_time: time, ce_dataschema: version, ...rest } = headers.data;
  return { id, type, time, version, key: record.key, ...rest };
}
