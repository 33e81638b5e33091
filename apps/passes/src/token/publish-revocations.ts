import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { districtOf } from '../pass/pass.rules.js';

interface Became {
  id: string;
  path: string;
  became: 'active' | 'suspended' | 'revoked';
}

/** Days for which single steps are kept; whoever is further behind gets the whole list. */
export const stepsKeptDays = 2;

/** The row of a district is locked from here to the end of the transaction: numbers are given in the order of commits, without gaps. */
const insert = `
  WITH given AS (SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[]) AS n (district, pass_id, became)),
  numbered AS (
    INSERT INTO district_lists AS l (district, trust_number, revocation_number) SELECT DISTINCT district, 0, 1 FROM given ORDER BY district
    ON CONFLICT (district) DO UPDATE SET revocation_number = l.revocation_number + 1 RETURNING l.district, l.revocation_number AS number)
  INSERT INTO revocation (district, number, pass_id, became, at)
  SELECT district, number, pass_id, became, $4 FROM given JOIN numbered USING (district)`;

/** Puts on the lists of the districts which passes open no gate any more, and which do again. */
@Injectable()
export class PublishRevocations {
  constructor(private readonly clock: Clock) {}

  async execute(tx: EntityManager, passes: readonly Became[]): Promise<void> {
    await tx.query(insert, [
      passes.map(({ path }) => districtOf(path)),
      passes.map(({ id }) => id),
      passes.map(({ became }) => (became === 'active' ? 'restored' : became)),
      this.clock.now(),
    ]);
  }
}
