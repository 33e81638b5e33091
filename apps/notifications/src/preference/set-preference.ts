import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Resident } from '#neighbourhood/resident.entity.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { Preference } from './preference.entity.js';

export type Chosen = Omit<Preference, 'householdId' | 'path' | 'changedAt'>;

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Somebody chooses language, channels and quiet hours for messages, all of them at once. */
@Injectable()
export class SetPreference {
  constructor(private readonly clock: Clock) {}

  /** @throws Rejection RESIDENT_UNKNOWN, QUIET_HOURS_WRONG, RECEIVER_NOT_IN_HOUSEHOLD */
  async execute(tx: EntityManager, chosen: Chosen): Promise<Preference> {
    const { residentId, receiverId, quietFrom, quietUntil } = chosen;
    const people = await tx.findBy(Resident, { id: In([residentId, receiverId].filter((id) => id !== null)) });
    const resident = people.find(({ id }) => id === residentId);
    if (!resident) throw new Rejection('RESIDENT_UNKNOWN');
    const receiver = people.find(({ id }) => id === receiverId);
    if (receiverId !== null && (receiverId === residentId || receiver?.householdId !== resident.householdId))
      throw new Rejection('RECEIVER_NOT_IN_HOUSEHOLD');
    if ((quietFrom === null) !== (quietUntil === null) || [quietFrom, quietUntil].some((hour) => hour !== null && !time.test(hour)))
      throw new Rejection('QUIET_HOURS_WRONG');
    const { householdId, path } = resident;
    const preference: Preference = { ...chosen, householdId, path, changedAt: this.clock.now() };
    await tx.upsert(Preference, preference, ['residentId']);
    return preference;
  }
}
