import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due } from '#platform/due-work.js';
import { codeOf } from '../pass/pass.rules.js';
import { EnsureKeys, replaceKeyWork } from './ensure-keys.js';

/** Until the last pass that it may have signed has expired. */
const retire = `
  UPDATE signing_key k SET signs_until = $2,
    trusted_until = greatest($2, (SELECT max(p.valid_until) FROM pass p WHERE split_part(p.path, '.', 2) = $1 AND p.state IN ('active', 'suspended')))
  WHERE k.district = $1 AND k.purpose = 'token' AND k.signs_until IS NULL`;

/** A new key signs from now on; what the former one signed is trusted until it expires. */
@Injectable()
export class ReplaceKey {
  constructor(
    private readonly keys: EnsureKeys,
    private readonly clock: Clock,
  ) {}

  @Due(replaceKeyWork)
  async execute(path: string, tx: EntityManager): Promise<void> {
    await tx.query(retire, [codeOf(path), this.clock.now()]);
    await this.keys.make(tx, path, ['token']);
  }
}
