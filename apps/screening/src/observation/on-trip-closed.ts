import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TripClosed } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowTrip } from './follow-trip.js';

/** Who does not come is not observed; a finished trip leaves its observations as they are. */
@Controller()
export class OnTripClosed {
  constructor(private readonly follow: FollowTrip) {}

  @On(TripClosed)
  async handle({ payload: { tripId, reason } }: EventOf<typeof TripClosed>, tx: EntityManager): Promise<void> {
    if (reason === 'not-coming') await this.follow.forget(tx, tripId);
  }
}
