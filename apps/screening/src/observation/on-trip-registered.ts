import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TripRegistered } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowTrip } from './follow-trip.js';

/** A worker has met them; a corrected arrival moves what is still proposed. */
@Controller()
export class OnTripRegistered {
  constructor(private readonly follow: FollowTrip) {}

  @On(TripRegistered)
  async handle({ payload }: EventOf<typeof TripRegistered>, tx: EntityManager): Promise<void> {
    await this.follow.execute(tx, { ...payload, arrivedAt: new Date(payload.arrivedAt) });
  }
}
