import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TripReassessed } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowTrip } from './follow-trip.js';

/** Another list applies: a rule that came late proposes, one that fell away takes back. */
@Controller()
export class OnTripReassessed {
  constructor(private readonly follow: FollowTrip) {}

  @On(TripReassessed)
  async handle({ payload }: EventOf<typeof TripReassessed>, tx: EntityManager): Promise<void> {
    await this.follow.execute(tx, { ...payload, arrivedAt: payload.arrivedAt ? new Date(payload.arrivedAt) : null });
  }
}
