import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { type Revocations, type TrustedKey, writeRevocations, writeTrustList } from '../decision/lists.js';
import { DistrictKeys, type Signer } from './district-keys.js';
import { DistrictLists } from './district-lists.entity.js';

const trusted = `
  SELECT id AS "keyId", x, y, floor(extract(epoch FROM signs_until))::integer AS "signsUntil" FROM signing_key
  WHERE district = $1 AND purpose = 'token' AND (trusted_until IS NULL OR trusted_until > $2) ORDER BY made_at, id`;

/** The last thing that became of each pass since a number. */
const steps = `
  SELECT DISTINCT ON (pass_id) pass_id AS id, became FROM revocation WHERE district = $1 AND number > $2 AND number <= $3 ORDER BY pass_id, number DESC`;
const firstKept = `SELECT min(number) AS first FROM revocation WHERE district = $1`;

const everything = `
  SELECT id, state AS became FROM pass
  WHERE state IN ('suspended', 'revoked') AND valid_until > $2 AND split_part(path, '.', 2) = $1 ORDER BY id`;

interface Step {
  id: string;
  became: 'suspended' | 'revoked' | 'restored';
}

/** The signed lists of a district. Their numbers only grow; each says when it was signed. */
@Injectable()
export class ReadLists {
  constructor(
    private readonly keys: DistrictKeys,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection NOT_FOUND for a district without passes and gates */
  async trust(tx: EntityManager, district: string): Promise<Uint8Array> {
    const { signer, lists } = await this.head(tx, district);
    const keys = await tx.query<TrustedKey[]>(trusted, [district, this.clock.now()]);
    return writeTrustList({ district, number: lists.trustNumber, issued: this.seconds(), keys }, signer.keyId, signer.sign);
  }

  /**
   * What became different since the number `after`; everything where that is not kept any more, or left out.
   * @throws Rejection NOT_FOUND
   */
  async revocations(tx: EntityManager, district: string, after: number | null): Promise<Uint8Array> {
    const { signer, lists } = await this.head(tx, district);
    const number = lists.revocationNumber;
    const since = after !== null && (await this.follows(tx, district, after, number)) ? after : null;
    const found = since === null ? await this.snapshot(tx, district) : await tx.query<Step[]>(steps, [district, since, number]);
    const of = (became: Step['became']): string[] => found.filter((step) => step.became === became).map(({ id }) => id);
    const list: Revocations = {
      ...{ district, number, issued: this.seconds(), after: since },
      ...{ suspended: of('suspended'), revoked: of('revoked'), restored: of('restored') },
    };
    return writeRevocations(list, signer.keyId, signer.sign);
  }

  /** Both the number and what is listed are of one moment: the row of the district is locked by whoever changes either. */
  private async head(tx: EntityManager, district: string): Promise<{ signer: Signer; lists: DistrictLists }> {
    const lists = await tx.findOne(DistrictLists, { where: { district }, lock: { mode: 'pessimistic_read' } });
    const signer = lists && (await this.keys.signer(tx, district, 'list'));
    if (!signer) throw new Rejection('NOT_FOUND');
    return { signer, lists };
  }

  private async follows(tx: EntityManager, district: string, after: number, number: number): Promise<boolean> {
    if (after < 0 || after > number) return false;
    if (after === number) return true;
    const [row] = await tx.query<{ first: number | null }[]>(firstKept, [district]);
    return row?.first !== null && row?.first !== undefined && after >= row.first - 1;
  }

  private snapshot(tx: EntityManager, district: string): Promise<Step[]> {
    return tx.query(everything, [district, this.clock.now()]);
  }

  private seconds(): number {
    return Math.floor(this.clock.now().getTime() / 1_000);
  }
}
