import { AccessRecorded } from '#contracts/audit.events.js';
import type { EventOf } from '#contracts/topic.js';
import { canonicalJson, type Json } from '#ledger/canonical.js';
import { detailsHash, type LedgerRecord, recordText } from '#ledger/record.js';
import type { Envelope, WireRecord } from '#messaging/event-record.js';

/** Columns of an entry that is not in the tree yet. */
export interface NewEntry {
  event_id: string;
  leaf: string;
  salt: Buffer;
  details: string;
  topic: string;
  type: string;
  key: string;
  sequence: number;
  at: string;
  path: string;
  actor: string | null;
  role: string | null;
  action: string | null;
  purpose: string | null;
  reason: string | null;
  resource_type: string;
  resource_id: string | null;
  count: number;
  approvers: string[];
  residents: string[];
  households: string[];
}

type AccessFact = EventOf<typeof AccessRecorded>['payload'];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids that a payload gives under these names, one or many. */
const idsUnder = (payload: Record<string, unknown>, ...names: string[]): string[] =>
  names.flatMap((name) => [payload[name]].flat()).filter((id): id is string => typeof id === 'string' && uuid.test(id));

/**
 * The entry of one event. The leaf holds its envelope and a salted hash of its payload, so that what a payload says of somebody
 * can be erased and the tree still verifies. An access record holds all but whom it was about.
 */
export function entryOf(record: WireRecord, envelope: Envelope, salt: Buffer): NewEntry {
  const payload = JSON.parse(record.value) as Record<string, unknown>;
  const access = accessOf(envelope, payload);
  const { id, type, version, key, sequence, time, jurisdiction } = envelope;
  const details = canonicalJson((access ? { residents: access.residents, households: access.households } : payload) as Json);
  const leaf: LedgerRecord = {
    ...{ id, topic: record.topic, type, version, key, sequence, time: time.toISOString(), area: jurisdiction },
    ...(access && { access: { ...access, residents: undefined, households: undefined } as unknown as LedgerRecord['access'] }),
    details: detailsHash(salt, details),
  };
  const columns = access ? accessColumns(access) : factColumns(record, envelope, payload);
  const place = { event_id: id, topic: record.topic, type, key, sequence, at: leaf.time, path: jurisdiction };
  return { ...place, leaf: recordText(leaf), salt, details, ...columns };
}

/** What is no event of ours is kept as a hash, at the place where it was found: it may be what somebody wanted to smuggle in. */
export function strangerOf(record: WireRecord & { partition: number; offset: string }, id: string, salt: Buffer, now: Date): NewEntry {
  const details = canonicalJson({ value: record.value.toWellFormed(), partition: record.partition, offset: record.offset });
  const facts = { id, topic: record.topic, type: 'unreadable', version: 0, key: record.key.toWellFormed(), sequence: 0 };
  const leaf = { ...facts, time: now.toISOString(), area: everywhere, details: detailsHash(salt, details) };
  const { topic, type, key, sequence } = facts;
  const place = { event_id: id, topic, type, key, sequence, at: leaf.time, path: everywhere };
  return { ...place, leaf: recordText(leaf), salt, details, ...nobody, resource_type: 'unreadable', resource_id: null, count: 1 };
}

const everywhere = '000000000000';

const nobody = {
  ...{ actor: null, role: null, action: null, purpose: null, reason: null },
  ...{ approvers: [] as string[], residents: [] as string[], households: [] as string[] },
};

function accessOf({ type }: Envelope, payload: Record<string, unknown>): AccessFact | undefined {
  if (type !== AccessRecorded.type) return undefined;
  const read = AccessRecorded.payload.safeParse(payload);
  return read.success ? read.data : undefined;
}

const accessColumns = (access: AccessFact) => ({
  ...{ actor: access.actor, role: access.role, action: access.action, purpose: access.purpose, reason: access.reason },
  ...{ resource_type: access.resourceType, resource_id: access.resourceId, count: access.count },
  ...{ approvers: access.approvers, residents: access.residents, households: access.households },
});

const factColumns = ({ topic }: WireRecord, { key }: Envelope, payload: Record<string, unknown>) => ({
  ...nobody,
  ...{ resource_type: topic.split('.')[1] ?? topic, resource_id: key, count: 1 },
  residents: idsUnder(payload, 'residentId', 'residentIds'),
  households: idsUnder(payload, 'householdId'),
});
