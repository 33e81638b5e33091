import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ObservationCancelled, ObservationReleased, ObservationTransferred } from '#contracts/screening.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { EndObservation } from './end-observation.js';

/** Whoever may go out again, or is not here any more, needs nothing brought to the door. */
@Controller()
export class OnObservationEnded {
  constructor(private readonly end: EndObservation) {}

  @On(ObservationReleased)
  async released({ payload }: EventOf<typeof ObservationReleased>, tx: EntityManager): Promise<void> {
    await this.end.execute(tx, payload.observationId);
  }

  @On(ObservationTransferred)
  async transferred({ payload }: EventOf<typeof ObservationTransferred>, tx: EntityManager): Promise<void> {
    await this.end.execute(tx, payload.observationId);
  }

  @On(ObservationCancelled)
  async cancelled({ payload }: EventOf<typeof ObservationCancelled>, tx: EntityManager): Promise<void> {
    await this.end.execute(tx, payload.observationId);
  }
}
