import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AdvanceHelp } from '../help/advance-help.js';
import { HelpRequest } from '../help/help-request.entity.js';
import { ObservedHousehold } from './observed-household.entity.js';

/** What was asked for an observation that is over, and is not on its way yet, is closed; a helper who has set out still comes. */
@Injectable()
export class EndObservation {
  constructor(private readonly advance: AdvanceHelp) {}

  async execute(tx: EntityManager, observationId: string): Promise<void> {
    await tx.delete(ObservedHousehold, { observationId });
    const open = await tx.find(HelpRequest, { where: { observationId, state: In(['open', 'assigned']) }, order: { id: 'ASC' } });
    for (const { id } of open) await this.advance.execute(tx, id, 'closed');
  }
}
