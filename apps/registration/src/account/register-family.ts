import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { Household } from '../household/household.entity.js';
import { TripSteps } from '../trip/trip-steps.js';
import type { TripEntry } from '../trip/trip.rules.js';
import { AccountLink } from './account-link.entity.js';
import type { Myself } from './as-myself.js';
import { FindMyRoom, type WantedRoom } from './find-my-room.js';
import { LinkAccount } from './link-account.js';
import { type FamilyEntry, SettleFamily } from './settle-family.js';

export interface FamilyRegistration extends FamilyEntry {
  room: WantedRoom;
  trip?: Omit<TripEntry, 'residentIds'> & {
    /** Places in `members` of who comes; all when left out. */
    who?: readonly number[];
    /** Of those who are here already. */
    arrivedAt?: Date;
  };
}

/** A family registers itself on one phone, before it comes or when it is here: household, people, trip and account, all or none. */
@Injectable()
export class RegisterFamily {
  constructor(
    private readonly rooms: FindMyRoom,
    private readonly settle: SettleFamily,
    private readonly trips: TripSteps,
    private readonly link: LinkAccount,
  ) {}

  async execute(tx: EntityManager, myself: Myself, family: FamilyRegistration): Promise<AccountLink> {
    await this.onlyOneUnseen(tx, myself);
    const room = await this.rooms.execute(tx, family.room);
    const { household, residentIds } = await this.settle.execute(tx, myself, room, family);
    if (family.trip) await this.planTrip(tx, myself, household, residentIds, family.trip);
    return this.link.execute(tx, myself.accountId, household);
  }

  private async planTrip(
    tx: EntityManager,
    { accountId }: Myself,
    { id }: Household,
    residentIds: readonly string[],
    { who, arrivedAt, ...entry }: NonNullable<FamilyRegistration['trip']>,
  ): Promise<void> {
    const coming = who ? who.map((index) => residentIds[index]) : [...residentIds];
    if (coming.includes(undefined)) throw new Rejection('INPUT_INVALID', { field: 'who' });
    const trip = await this.trips.plan.execute(tx, accountId, id, { ...entry, residentIds: coming.filter((one) => one !== undefined) });
    if (arrivedAt) await this.trips.arrive.execute(tx, accountId, trip.id, arrivedAt);
  }

  /** Nobody fills the register from one phone: the next family waits until a worker has seen the first. */
  private async onlyOneUnseen(tx: EntityManager, { accountId }: Myself): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`register-family:${accountId}`]);
    const links = await tx.findBy(AccountLink, { accountId, unlinkedAt: IsNull() });
    const own = await Promise.all(links.map(({ householdId }) => tx.findOneBy(Household, { id: householdId, unconfirmed: true })));
    if (own.some(Boolean)) throw new Rejection('FAMILY_REGISTERED_ALREADY');
  }
}
