import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TripArrived } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowTrip } from './follow-trip.js';

/** They are here: whom a list in force names is proposed for observation. */
@Controller()
export class OnTripArrived {
  constructor(private readonly follow: FollowTrip) {}

  @On(TripArrived)
  async handle({ payload }: EventOf<typeof TripArrived>, tx: EntityManager): Promise<void> {
    await this.follow.execute(tx, { ...payload, arrivedAt: new Date(payload.arrivedAt) });
  }
}
