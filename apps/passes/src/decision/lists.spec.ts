import { describe, expect, it } from '@jest/globals';
import { specKey } from '../../test/signing-key.js';
import { verifyEs256 } from './es256.js';
import {
  type Lists,
  readRevocations,
  readTrustList,
  type Revocations,
  withRevocations,
  withTrustList,
  writeRevocations,
  writeTrustList,
} from './lists.js';

const key = specKey();
const district = '310105000000';
const id = (number: number): string => `0190a0a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const revocations = (number: number, after: number | null, changes: Partial<Revocations> = {}): Revocations => ({
  ...{ district, number, issued: 1_000 + number, after, suspended: [], revoked: [], restored: [] },
  ...changes,
});
const none: Lists = { trust: null, revocations: null };

describe('lists', () => {
  it('are read as they were written, by the key of the district alone', () => {
    const list = revocations(4, 2, { suspended: [id(1)], revoked: [id(2)], restored: [id(3)] });
    const bytes = writeRevocations(list, key.keyId, key.sign);
    expect(readRevocations(bytes, key, verifyEs256)).toEqual(list);
    expect(readRevocations(bytes, specKey(), verifyEs256)).toBeNull();
    expect(readTrustList(bytes, key, verifyEs256)).toBeNull();
    const { keyId, x, y } = specKey();
    const trust = { district, number: 2, issued: 5_000, keys: [{ keyId, x, y, signsUntil: 7_000 }] };
    expect(readTrustList(writeTrustList(trust, key.keyId, key.sign), key, verifyEs256)).toEqual(trust);
  });

  it('are not read when a byte differs', () => {
    const bytes = writeRevocations(revocations(1, null, { revoked: [id(1)] }), key.keyId, key.sign);
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= 1;
      expect(readRevocations(changed, key, verifyEs256)).toBeNull();
    }
  });

  it('only go forward', () => {
    const trust = (number: number, issued: number) => ({ district, number, issued, keys: [] });
    const later = withTrustList(none, trust(3, 300));
    expect(withTrustList(later, trust(2, 400))).toBe(later);
    expect(withTrustList(later, trust(3, 300))).toBe(later);
    expect(withTrustList(later, trust(3, 301)).trust?.issued).toBe(301);
    const known = withRevocations(none, revocations(5, null, { revoked: [id(1)] }));
    expect(withRevocations(known, revocations(4, null))).toBe(known);
    expect(withRevocations(known, revocations(7, 6))).toBe(known);
    expect(withRevocations(none, revocations(7, 6))).toBe(none);
  });

  it('follow each other in numbered steps', () => {
    const start = withRevocations(none, revocations(5, null, { suspended: [id(1), id(2)] }));
    const next = withRevocations(start, revocations(6, 5, { restored: [id(1)], revoked: [id(3)] }));
    expect(next.revocations?.passes).toEqual(
      new Map([
        [id(2), 'suspended'],
        [id(3), 'revoked'],
      ]),
    );
    expect(withRevocations(next, revocations(6, 6, { issued: 2_000 })).revocations).toMatchObject({ number: 6, issued: 2_000 });
  });
});
