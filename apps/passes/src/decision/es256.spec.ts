import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { p256 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { verifyEs256 } from './es256.js';

const ours = (jwk: JsonWebKey): { x: string; y: string } => ({ x: jwk.x!, y: jwk.y! });
const keys = Array.from({ length: 3 }, () => generateKeyPairSync('ec', { namedCurve: 'P-256' }));

describe('a signature', () => {
  it('holds exactly where OpenSSL says so, unless its s is the higher one', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(bytes, fc.nat(2), fc.nat(2), fc.option(fc.nat(511)), (message, by, asked, flip) => {
        const signature = sign('sha256', message, { key: keys[by]!.privateKey, dsaEncoding: 'ieee-p1363' });
        if (flip !== null) signature[flip >> 3]! ^= 1 << (flip & 7);
        const key = keys[asked]!.publicKey;
        const holds = verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
        const jwk = key.export({ format: 'jwk' });
        const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);
        expect(verifyEs256(ours(jwk), message, signature)).toBe(holds && s <= p256.Point.Fn.ORDER / 2n);
      }),
      { numRuns: 300 },
    );
  });

  it('of zeros, of a wrong length, or by what is no point never holds', () => {
    const key = ours(keys[0]!.publicKey.export({ format: 'jwk' }));
    expect([0, 63, 64, 65].map((length) => verifyEs256(key, Uint8Array.of(1), new Uint8Array(length)))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    const signature = sign('sha256', Uint8Array.of(1), { key: keys[0]!.privateKey, dsaEncoding: 'ieee-p1363' });
    expect(verifyEs256({ x: key.x, y: key.x }, Uint8Array.of(1), signature)).toBe(false);
    expect(createPublicKey({ key: { kty: 'EC', crv: 'P-256', ...key }, format: 'jwk' }).type).toBe('public');
  });
});
