import { type Side, sidesOf } from '../../../../libs/ledger/inclusion.rules.js';

export interface Inclusion {
  index: number;
  size: number;
  /** Canonical JSON, the bytes that are hashed. */
  leaf: string;
  /** Base64, from the leaf up. */
  hashes: readonly string[];
  /** A signed note: origin, size and root each on a line, and after an empty one those who signed it. */
  checkpoint: string;
}

export interface Step {
  side: Side;
  /** Base64, as all hashes here. */
  hash: string;
  result: string;
}

export interface Walk {
  leafHash: string;
  steps: readonly Step[];
  signedRoot: string;
  signers: readonly string[];
  /** The leaf leads to the root that was signed. Who signed it is verified by whoever has the public key. */
  holds: boolean;
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** RFC 6962, 2.1: a zero before a leaf, a one before two nodes. */
async function hashOf(prefix: 0 | 1, ...parts: Uint8Array[]): Promise<Uint8Array> {
  const whole = await new Blob([Uint8Array.of(prefix), ...parts] as BlobPart[]).arrayBuffer();
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

/** Goes from a leaf up to the root with what this browser computes, step by step. */
export async function walkUp({ index, size, leaf, hashes, checkpoint }: Inclusion): Promise<Walk> {
  const [, signedSize = '', signedRoot = ''] = checkpoint.split('\n');
  const signers = [...new Set([...checkpoint.matchAll(/^— (\S+) \S+$/gm)].map(([, name = '']) => name))];
  const sides = sidesOf({ index, size }, hashes.length);
  let now = await hashOf(0, new TextEncoder().encode(leaf));
  const leafHash = base64Of(now);
  const steps: Step[] = [];
  for (const [at, side] of (sides ?? []).entries()) {
    const sibling = bytesOf(hashes[at] ?? '');
    now = side === 'left' ? await hashOf(1, sibling, now) : await hashOf(1, now, sibling);
    steps.push({ side, hash: hashes[at] ?? '', result: base64Of(now) });
  }
  const holds = sides !== undefined && String(size) === signedSize && base64Of(now) === signedRoot;
  return { leafHash, steps, signedRoot, signers, holds };
}
