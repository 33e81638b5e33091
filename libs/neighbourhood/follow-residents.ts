import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MergeUndone, ResidentMoved, ResidentRegistered, ResidentsMerged, ResidentUpdated } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On, OnMany } from '#messaging/on.js';
import { KeepResidents } from './keep-residents.js';
import { Resident } from './resident.entity.js';

/** Keeps what may be known of people, and which records stand for one person. */
@Controller()
export class FollowResidents {
  constructor(private readonly keep: KeepResidents) {}

  @OnMany(ResidentRegistered)
  async registered(events: readonly EventOf<typeof ResidentRegistered>[], tx: EntityManager): Promise<void> {
    await this.keep.execute(
      tx,
      events.map(({ payload }) => payload),
    );
  }

  @OnMany(ResidentUpdated)
  async updated(events: readonly EventOf<typeof ResidentUpdated>[], tx: EntityManager): Promise<void> {
    await this.keep.execute(
      tx,
      events.map(({ payload }) => payload),
    );
  }

  @OnMany(ResidentMoved)
  async moved(events: readonly EventOf<typeof ResidentMoved>[], tx: EntityManager): Promise<void> {
    await this.keep.execute(
      tx,
      events.map(({ payload }) => payload),
    );
  }

  @On(ResidentsMerged)
  async merged({ payload: { residentId, intoResidentId } }: EventOf<typeof ResidentsMerged>, tx: EntityManager): Promise<void> {
    await tx.update(Resident, residentId, { mergedInto: intoResidentId });
  }

  @On(MergeUndone)
  async undone({ payload: { residentId } }: EventOf<typeof MergeUndone>, tx: EntityManager): Promise<void> {
    await tx.update(Resident, residentId, { mergedInto: null });
  }
}
