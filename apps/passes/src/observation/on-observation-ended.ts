import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationCancelled, ObservationReleased } from '#contracts/screening.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { KeepObservation } from './keep-observation.js';

/** Passes that nothing else holds open the gates again. Whoever was taken elsewhere stays held until released there. */
@Controller()
export class OnObservationEnded {
  constructor(private readonly keep: KeepObservation) {}

  @On(ObservationReleased)
  async released({ payload, sequence }: EventOf<typeof ObservationReleased>, tx: EntityManager): Promise<void> {
    await this.keep.execute(tx, { ...payload, ruleVersion: '', over: true, sequence });
  }

  @On(ObservationCancelled)
  async cancelled({ payload, sequence }: EventOf<typeof ObservationCancelled>, tx: EntityManager): Promise<void> {
    await this.keep.execute(tx, { ...payload, ruleVersion: '', over: true, sequence });
  }
}
