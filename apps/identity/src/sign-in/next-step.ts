import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { needsTwoFactors } from '#platform/policy.js';
import { asService } from '#platform/scope.js';
import { grantsOf } from '../grant/grants-of.js';
import type { Person } from '../person/person.entity.js';

@Injectable()
export class NextStep {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What follows the password: whoever may see a name needs a second factor, whoever has one uses it. */
  async execute(person: Person): Promise<'code' | 'enrol' | 'done'> {
    if (person.totpSecret) return 'code';
    const grants = await asService(this.dataSource, 'sign-in', (tx) => grantsOf(tx, person.id, this.clock.now()));
    return grants.some(({ role }) => needsTwoFactors(role)) ? 'enrol' : 'done';
  }
}
