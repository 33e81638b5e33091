import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { type Claims, dynamicLifeSeconds, writeToken } from '../decision/token.js';
import type { Pass } from '../pass/pass.entity.js';
import { codeOf, districtOf } from '../pass/pass.rules.js';
import { DistrictKeys } from './district-keys.js';

export interface MadeToken {
  token: string;
  expiresAt: Date;
}

/** 128 bits that bind a token to its pass and holder, and tell nobody who that is. */
const holderOf = ({ id, residentId, householdId }: Pass): string =>
  createHash('sha256')
    .update(`${id}:${residentId ?? householdId}`)
    .digest('hex')
    .slice(0, 32);

/** Writes the code of a pass: for a screen it lives a minute, for paper as long as the pass. */
@Injectable()
export class MakeToken {
  constructor(
    private readonly keys: DistrictKeys,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection PASS_NOT_SHOWN for a pass that opens no gate now, in print for one that never will again. */
  async execute(tx: EntityManager, pass: Pass, life: Claims['life']): Promise<MadeToken> {
    const now = this.clock.now();
    const isOver = pass.state === 'revoked' || pass.state === 'expired' || pass.validUntil <= now;
    const waits = life === 'dynamic' && (pass.state === 'suspended' || pass.validFrom > now);
    const signer = isOver || waits ? null : await this.keys.signer(tx, districtOf(pass.path), 'token');
    if (!signer) throw new Rejection('PASS_NOT_SHOWN');
    const seconds = Math.floor(now.getTime() / 1_000);
    const until = Math.floor(pass.validUntil.getTime() / 1_000);
    const expires = life === 'dynamic' ? Math.min(seconds + dynamicLifeSeconds, until) : until;
    const claims: Claims = {
      ...{ issuer: districtOf(pass.path), passId: pass.id, passClass: pass.passClass, compound: codeOf(pass.path) },
      ...{ issued: seconds, notBefore: Math.floor(pass.validFrom.getTime() / 1_000), expires, holder: holderOf(pass), life },
      hours: pass.hoursFrom === null || pass.hoursUntil === null ? null : [pass.hoursFrom, pass.hoursUntil],
    };
    return { token: writeToken(claims, signer.keyId, signer.sign), expiresAt: new Date(expires * 1_000) };
  }
}
