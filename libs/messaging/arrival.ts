import { createHash } from 'node:crypto';
import { readEnvelope, type Envelope, type ReceivedRecord } from './event-record.js';
import type { Reactions, Reading } from './reactions.js';

/** A record with everything that can be told of it without the database. */
export interface Arrival {
  record: ReceivedRecord;
  /** Missing for a record that is not one of our events. */
  envelope?: Envelope;
  id: string;
  key: string;
  /** 0 when there is no envelope. */
  sequence: number;
  reading: Reading;
}

export function arrivalOf(record: ReceivedRecord, reactions: Reactions): Arrival {
  const envelope = readEnvelope(record);
  if (!envelope) return { record, id: placeId(record), key: record.key, sequence: 0, reading: { kind: 'park', reason: 'MALFORMED' } };
  return { record, envelope, id: envelope.id, key: envelope.key, sequence: envelope.sequence, reading: reactions.read(envelope, record) };
}

/** UUID version 8 made from the place of a record, so that a redelivered malformed record is known again. */
function placeId({ topic, partition, offset }: ReceivedRecord): string {
  const hash = createHash('sha256').update(`${topic}/${partition}/${offset}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
