import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical.js';
import { leafHash } from './merkle.js';

/** How somebody came to see or change something; the part of an access record that stays for ever, without names or numbers. */
export interface AccessFacts {
  actor: string;
  role: string | null;
  /** Area path of the grant that allowed it. */
  scope: string | null;
  onBehalfOf: string | null;
  action: string;
  purpose: string | null;
  legalBasis: string;
  resourceType: string;
  resourceId: string | null;
  count: number;
  decision: string;
  requestId: string;
  /** Accounts of those who approved, in the order in which they did. */
  approvers: string[];
  source: string;
  sourceSeq: number;
}

/** What a leaf says: the envelope of one fact, and a salted hash of everything that may have to be erased one day. */
export interface LedgerRecord {
  id: string;
  topic: string;
  type: string;
  version: number;
  key: string;
  sequence: number;
  /** ISO 8601, as the publisher said it. */
  time: string;
  /** Area path. */
  area: string;
  access?: AccessFacts;
  /** Base64 of SHA-256(salt || details). */
  details: string;
}

export const detailsHash = (salt: Uint8Array, details: string): string =>
  createHash('sha256').update(salt).update(details).digest('base64');

export const recordText = (record: LedgerRecord): string => canonicalJson(record as unknown as Json);

/** One line of an export: the hash of the leaf and the leaf itself, so that a changed byte is found in its own line. */
export const exportLine = (text: string): string => `${leafHash(text).toString('base64')} ${text}`;

/** Details of one leaf in an export; a leaf whose details were erased has no line. */
export const detailsLine = (index: number, salt: Uint8Array, details: string): string =>
  canonicalJson({ index, salt: Buffer.from(salt).toString('base64'), details });
