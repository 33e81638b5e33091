import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationStarted } from '#contracts/screening.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { ObservedHousehold } from './observed-household.entity.js';

@Controller()
export class OnObservationStarted {
  @On(ObservationStarted)
  async handle({ payload }: EventOf<typeof ObservationStarted>, tx: EntityManager): Promise<void> {
    const { observationId, householdId, areaPath } = payload;
    await tx.upsert(ObservedHousehold, { observationId, householdId, path: areaPath }, ['observationId']);
  }
}
