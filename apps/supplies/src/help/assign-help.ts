import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { AdvanceHelp } from './advance-help.js';

/** Accounts are ids: nothing that could be a name. */
const account = /^[A-Za-z0-9._:-]{1,100}$/;

/** What the committee does with a request, and the household at its end. */
@Injectable()
export class AssignHelp {
  constructor(private readonly advance: AdvanceHelp) {}

  /** @throws Rejection HELP_UNKNOWN, HELP_STATE_WRONG, INPUT_INVALID */
  async execute(tx: EntityManager, id: string, helper: string): Promise<void> {
    if (!account.test(helper)) throw new Rejection('INPUT_INVALID', { field: 'helper' });
    await this.advance.execute(tx, id, 'assigned', { helper });
  }

  /** @throws Rejection HELP_UNKNOWN, HELP_STATE_WRONG */
  confirm(tx: EntityManager, id: string): Promise<void> {
    return this.advance.execute(tx, id, 'confirmed');
  }

  /** @throws Rejection HELP_UNKNOWN, HELP_STATE_WRONG */
  close(tx: EntityManager, id: string): Promise<void> {
    return this.advance.execute(tx, id, 'closed');
  }
}
