import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationStarted } from '#contracts/screening.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { inForceAt } from '../pass/dated.rules.js';
import { holdRules } from '../suspension/hold-rules.js';
import { KeepObservation } from './keep-observation.js';

/** The passes of the person, and by rule of the household, wait while it goes on. */
@Controller()
export class OnObservationStarted {
  constructor(private readonly keep: KeepObservation) {}

  @On(ObservationStarted)
  async handle({ payload, sequence, time }: EventOf<typeof ObservationStarted>, tx: EntityManager): Promise<void> {
    const { version: ruleVersion } = inForceAt(holdRules, time);
    await this.keep.execute(tx, { ...payload, ruleVersion, over: false, sequence });
  }
}
