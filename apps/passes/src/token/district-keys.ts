import { createPrivateKey, type JsonWebKeyInput, type KeyObject, sign as signWith } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Vault } from '#platform/vault.js';
import type { Sign } from '../decision/cose.js';
import { SigningKey } from './signing-key.entity.js';

export interface Signer {
  keyId: string;
  x: string;
  y: string;
  sign: Sign;
}

/** Order of P-256. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Of the two signatures that say the same the one with the lower s: the only one that a gate takes. */
function lower(signature: Buffer): Uint8Array {
  const s = BigInt(`0x${signature.subarray(32).toString('hex')}`);
  if (s <= order / 2n) return signature;
  return Buffer.concat([signature.subarray(0, 32), Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex')]);
}

/** The keys that sign for a district now. Opened keys stay in memory; the key of a row never changes. */
@Injectable()
export class DistrictKeys {
  private readonly opened = new Map<string, KeyObject>();

  constructor(private readonly vault: Vault) {}

  /** Null for a district that has issued nothing and has no gate. */
  async signer(tx: EntityManager, district: string, purpose: 'list' | 'token'): Promise<Signer | null> {
    const found = await tx
      .createQueryBuilder(SigningKey, 'k')
      .where('k.district = :district AND k.purpose = :purpose AND k.signsUntil IS NULL', { district, purpose })
      .getOne();
    if (!found) return null;
    const key = this.open(found);
    const sign: Sign = (message) => lower(signWith('sha256', message, { key, dsaEncoding: 'ieee-p1363' }));
    return { keyId: found.id, x: found.x, y: found.y, sign };
  }

  private open({ id, wrappedKey, privateSealed }: SigningKey): KeyObject {
    const known = this.opened.get(id);
    if (known) return known;
    const jwk = this.vault.open(this.vault.subjectKey(id, wrappedKey), privateSealed, `signing_key.private:${id}`);
    const key = createPrivateKey({ key: JSON.parse(jwk) as JsonWebKeyInput['key'], format: 'jwk' });
    this.opened.set(id, key);
    return key;
  }
}
