import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HouseholdClosed, HouseholdMoved, MergeUndone, ResidentMoved, ResidentsMerged } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { followHouseholdWork, followResidentWork, revokeOfClosedWork } from '../suspension/follow-people.js';

/** Milliseconds after which nobody of a closed household is still expected to turn up in another one. */
const graceMs = 24 * 3_600_000;

/** Passes follow people who move, are merged, or leave: as due work, when whatever belongs to the move has been heard. */
@Controller()
export class OnPeopleMoved {
  constructor(private readonly clock: Clock) {}

  @On(ResidentMoved)
  async moved({ payload }: EventOf<typeof ResidentMoved>, tx: EntityManager): Promise<void> {
    await scheduleDue(tx, followResidentWork, payload.residentId, this.clock.now());
  }

  @On(ResidentsMerged)
  async merged({ payload }: EventOf<typeof ResidentsMerged>, tx: EntityManager): Promise<void> {
    await scheduleDue(tx, followResidentWork, payload.residentId, this.clock.now());
  }

  @On(MergeUndone)
  async undone({ payload }: EventOf<typeof MergeUndone>, tx: EntityManager): Promise<void> {
    for (const id of [payload.residentId, payload.fromResidentId]) await scheduleDue(tx, followResidentWork, id, this.clock.now());
  }

  @On(HouseholdMoved)
  async householdMoved({ payload }: EventOf<typeof HouseholdMoved>, tx: EntityManager): Promise<void> {
    await scheduleDue(tx, followHouseholdWork, payload.householdId, this.clock.now());
  }

  @On(HouseholdClosed)
  async householdClosed({ payload }: EventOf<typeof HouseholdClosed>, tx: EntityManager): Promise<void> {
    await scheduleDue(tx, followHouseholdWork, payload.householdId, this.clock.now());
    await scheduleDue(tx, revokeOfClosedWork, payload.householdId, new Date(this.clock.now().getTime() + graceMs));
  }
}
