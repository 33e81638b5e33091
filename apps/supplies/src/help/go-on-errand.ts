import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { AdvanceHelp } from './advance-help.js';
import type { HelpRequest } from './help-request.entity.js';

/** What a helper does: takes an errand that nobody has, sets out, and was there. */
@Injectable()
export class GoOnErrand {
  constructor(private readonly advance: AdvanceHelp) {}

  /** @throws Rejection HELP_UNKNOWN, HELP_TAKEN, HELP_STATE_WRONG */
  take(tx: EntityManager, subject: string, id: string): Promise<void> {
    return this.advance.execute(tx, id, 'assigned', { helper: subject }, ({ state }) => {
      if (state === 'assigned' || state === 'under-way') throw new Rejection('HELP_TAKEN');
    });
  }

  /** @throws Rejection HELP_UNKNOWN, ERRAND_NOT_YOURS, HELP_STATE_WRONG */
  start(tx: EntityManager, subject: string, id: string): Promise<void> {
    return this.advance.execute(tx, id, 'under-way', {}, isErrandOf(subject));
  }

  /** @throws Rejection HELP_UNKNOWN, ERRAND_NOT_YOURS, HELP_STATE_WRONG */
  deliver(tx: EntityManager, subject: string, id: string): Promise<void> {
    return this.advance.execute(tx, id, 'delivered', {}, isErrandOf(subject));
  }
}

const isErrandOf =
  (subject: string) =>
  ({ helper }: HelpRequest): void => {
    if (helper !== subject) throw new Rejection('ERRAND_NOT_YOURS');
  };
