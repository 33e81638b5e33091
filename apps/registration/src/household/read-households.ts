import { Injectable } from '@nestjs/common';
import { And, In, IsNull, LessThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { Area } from '../area/area.entity.js';
import { pathEnd } from '../area/area.rules.js';
import { Change } from '../change/change.entity.js';
import { Resident } from '../resident/resident.entity.js';
import { Household } from './household.entity.js';

const longestHistory = 200;

/** Reads many households, their people or their history in one statement each. */
@Injectable()
export class ReadHouseholds {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Household | null)[]> {
    const found = new Map((await tx.findBy(Household, { id: In([...ids]) })).map((household) => [household.id, household]));
    return ids.map((id) => found.get(id) ?? null);
  }

  async inRooms(tx: EntityManager, roomCodes: readonly string[]): Promise<Household[][]> {
    const found = await tx.find(Household, { where: { roomCode: In([...roomCodes]), closedAt: IsNull() }, order: { number: 'ASC' } });
    const byRoom = Map.groupBy(found, (household) => household.roomCode);
    return roomCodes.map((code) => byRoom.get(code) ?? []);
  }

  async residentsOf(tx: EntityManager, householdIds: readonly string[]): Promise<Resident[][]> {
    const found = await tx.find(Resident, { where: { householdId: In([...householdIds]), mergedInto: IsNull() }, order: { id: 'ASC' } });
    const byHousehold = Map.groupBy(found, (resident) => resident.householdId);
    return householdIds.map((id) =>
      (byHousehold.get(id) ?? []).sort((a, b) => Number(b.relation === 'head') - Number(a.relation === 'head')),
    );
  }

  /** @throws Rejection AREA_UNKNOWN */
  async unconfirmed(tx: EntityManager, within: string, first: number): Promise<Household[]> {
    const area = await tx.findOneBy(Area, { code: within });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: within });
    const place = And(MoreThanOrEqual(area.path), LessThan(pathEnd(area.path)));
    return tx.find(Household, { where: { roomPath: place, unconfirmed: true, closedAt: IsNull() }, order: { id: 'ASC' }, take: first });
  }

  /** Newest first. */
  history(tx: EntityManager, householdId: string): Promise<Change[]> {
    return tx.find(Change, { where: { householdId }, order: { at: 'DESC', id: 'DESC' }, take: longestHistory });
  }
}
