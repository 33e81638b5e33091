import { fromBase64url, fromHex, fromUuid, toBase64url, toHex, toUuid } from './bytes.js';
import { readSigned, type Sign, signed } from './cose.js';
import type { PublicKey, Verify } from './es256.js';

/** Milliseconds after which a device's lists say too little to let somebody in. */
export const listsLiveMs = 4 * 3_600_000;

export interface TrustedKey extends PublicKey {
  keyId: string;
  /** Seconds since 1970; tokens that were issued later are not trusted. Null while it signs. */
  signsUntil: number | null;
}

/** The keys whose signatures open the gates of a district. */
export interface TrustList {
  district: string;
  number: number;
  /** Seconds since 1970. */
  issued: number;
  keys: TrustedKey[];
}

/** Which passes of a district are not to be let through: all of them, or what became different since `after`. */
export interface Revocations {
  district: string;
  number: number;
  issued: number;
  /** Null for a snapshot, which stands for itself. */
  after: number | null;
  suspended: string[];
  revoked: string[];
  /** Let through again. */
  restored: string[];
}

/** What a device keeps. */
export interface Lists {
  trust: TrustList | null;
  revocations: { number: number; issued: number; passes: ReadonlyMap<string, 'suspended' | 'revoked'> } | null;
}

const label = { kind: 1, district: 2, number: 3, issued: 4, keys: 5, after: 6, suspended: 7, revoked: 8, restored: 9 };
const [trustKind, revocationsKind] = [1, 2];

export const writeTrustList = (list: TrustList, keyId: string, sign: Sign): Uint8Array =>
  signed(
    new Map<number, unknown>([
      [label.kind, trustKind],
      [label.district, list.district],
      [label.number, list.number],
      [label.issued, list.issued],
      [label.keys, list.keys.map((key) => [fromHex(key.keyId), fromBase64url(key.x), fromBase64url(key.y), key.signsUntil])],
    ]),
    keyId,
    sign,
  );

export const writeRevocations = (list: Revocations, keyId: string, sign: Sign): Uint8Array =>
  signed(
    new Map<number, unknown>([
      [label.kind, revocationsKind],
      [label.district, list.district],
      [label.number, list.number],
      [label.issued, list.issued],
      [label.after, list.after],
      [label.suspended, list.suspended.map(fromUuid)],
      [label.revoked, list.revoked.map(fromUuid)],
      [label.restored, list.restored.map(fromUuid)],
    ]),
    keyId,
    sign,
  );

/** The payload of a list that `key` signed, or null. */
function opened(bytes: Uint8Array, key: PublicKey, verify: Verify, kind: number): Map<number, unknown> | null {
  const message = readSigned(bytes);
  if (typeof message === 'string' || message.payload.get(label.kind) !== kind) return null;
  return verify(key, message.message, message.signature) ? message.payload : null;
}

/** `key` is the list key of the district, which a device got when it was enrolled. Null for what that key has not signed. */
export function readTrustList(bytes: Uint8Array, key: PublicKey, verify: Verify): TrustList | null {
  const payload = opened(bytes, key, verify, trustKind);
  if (!payload) return null;
  const keys = payload.get(label.keys) as [Uint8Array, Uint8Array, Uint8Array, number | null][];
  return {
    ...headOf(payload),
    keys: keys.map(([id, x, y, signsUntil]) => ({ keyId: toHex(id), x: toBase64url(x), y: toBase64url(y), signsUntil })),
  };
}

export function readRevocations(bytes: Uint8Array, key: PublicKey, verify: Verify): Revocations | null {
  const payload = opened(bytes, key, verify, revocationsKind);
  if (!payload) return null;
  const ids = (name: 'suspended' | 'revoked' | 'restored'): string[] => (payload.get(label[name]) as Uint8Array[]).map(toUuid);
  const after = payload.get(label.after) as number | null;
  return { ...headOf(payload), after, suspended: ids('suspended'), revoked: ids('revoked'), restored: ids('restored') };
}

const headOf = (payload: Map<number, unknown>) => ({
  district: payload.get(label.district) as string,
  number: payload.get(label.number) as number,
  issued: payload.get(label.issued) as number,
});

/** The lists with a newer trust list; the same lists when it is not newer: they only go forward. */
export const withTrustList = (lists: Lists, list: TrustList): Lists => {
  const { number = 0, issued = 0 } = lists.trust ?? {};
  return list.number > number || (list.number === number && list.issued > issued) ? { ...lists, trust: list } : lists;
};

/** The lists with newer revocations; the same lists when these are not newer, or do not follow what is there. */
export function withRevocations(lists: Lists, list: Revocations): Lists {
  const known = lists.revocations;
  const { number = 0, issued = 0 } = known ?? {};
  if (list.number < number || (list.number === number && list.issued <= issued)) return lists;
  if (list.after !== null && (!known || list.after > number)) return lists;
  const passes = new Map(list.after === null ? [] : known?.passes);
  for (const id of list.restored) passes.delete(id);
  for (const id of list.suspended) passes.set(id, 'suspended');
  for (const id of list.revoked) passes.set(id, 'revoked');
  return { ...lists, revocations: { number: list.number, issued: list.issued, passes } };
}
