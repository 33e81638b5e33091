import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { HouseholdMoved, ResidentMoved } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Rejection } from '#platform/rejection.js';
import { RelinkAccounts } from '../account/relink-accounts.js';
import { Area } from '../area/area.entity.js';
import { buildingOf, CountPopulation } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { Resident } from '../resident/resident.entity.js';
import { factsOf } from '../resident/resident-facts.js';
import { FollowHousehold } from '../trip/follow-household.js';
import { Household } from './household.entity.js';
import { nextNumber } from './next-number.js';

/** A household moves to another room with everybody in it; it is counted once, and its history comes along. */
@Injectable()
export class MoveHousehold {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPopulation,
    private readonly history: WriteHistory,
    private readonly trips: FollowHousehold,
    private readonly accounts: RelinkAccounts,
  ) {}

  async execute(tx: EntityManager, by: string, householdId: string, toRoomCode: string): Promise<Household> {
    const household = await tx.findOne(Household, { where: { id: householdId, closedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
    if (!household) throw new Rejection('HOUSEHOLD_UNKNOWN');
    const room = await tx.findOneBy(Area, { code: toRoomCode });
    if (!room) throw new Rejection('AREA_UNKNOWN', { code: toRoomCode });
    if (room.kind !== 'room') throw new Rejection('AREA_KIND_WRONG', { code: toRoomCode, expected: 'room' });
    if (room.code === household.roomCode) return household;
    const from = { fromRoomCode: household.roomCode, fromRoomPath: household.roomPath };
    const number = await nextNumber(tx, room.code);
    Object.assign(household, { roomCode: room.code, roomPath: room.path, number, version: household.version + 1 });
    await tx.update(Household, { id: householdId }, { roomCode: room.code, roomPath: room.path, number, version: household.version });
    const payload = { householdId, roomCode: room.code, roomPath: room.path, ...from };
    await this.outbox.add(tx, HouseholdMoved, payload, { sequence: household.version, jurisdiction: room.path });
    await this.history.execute(tx, by, [{ householdId, roomPath: room.path, what: 'household-moved' }]);
    await this.moveResidents(tx, household, from.fromRoomPath);
    await this.trips.execute(tx, householdId, room.path);
    await this.accounts.execute(tx, by, household);
    return household;
  }

  private async moveResidents(tx: EntityManager, { id: householdId, roomPath }: Household, fromRoomPath: string): Promise<void> {
    const residents = await tx.find(Resident, { where: { householdId }, lock: { mode: 'pessimistic_write' } });
    const moved = residents.map((resident) => ({ ...resident, roomPath, version: resident.version + 1 }));
    if (moved.length > 0) {
      await tx.update(Resident, { householdId }, { roomPath, version: () => 'version + 1' });
      await this.outbox.addMany(
        tx,
        ResidentMoved,
        moved.map((resident) => ({
          payload: { ...factsOf(resident), fromHouseholdId: householdId },
          sequence: resident.version,
          jurisdiction: buildingOf(roomPath),
        })),
      );
    }
    const counted = moved.filter(({ mergedInto }) => mergedInto === null).length;
    await this.count.execute(tx, [
      { roomPath: fromRoomPath, households: -1, residents: -counted },
      { roomPath, households: 1, residents: counted },
    ]);
  }
}
