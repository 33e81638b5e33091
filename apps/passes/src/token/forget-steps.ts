import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { stepsKeptDays } from './publish-revocations.js';

export const forgetStepsWork = 'token.forget-steps';
const dayMs = 86_400_000;

/** Steps that no device needs any more: once a day for each district. */
@Injectable()
export class ForgetSteps {
  constructor(private readonly clock: Clock) {}

  @Due(forgetStepsWork)
  async execute(district: string, tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    await tx.query('DELETE FROM revocation WHERE district = $1 AND at < $2', [district, new Date(now.getTime() - stepsKeptDays * dayMs)]);
    await scheduleDue(tx, forgetStepsWork, district, new Date(now.getTime() + dayMs));
  }
}
