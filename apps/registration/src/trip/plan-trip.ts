import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { Household } from '../household/household.entity.js';
import { Resident } from '../resident/resident.entity.js';
import { JudgeTrips } from './judge-trips.js';
import { KeepTrips } from './keep-trips.js';
import { Trip } from './trip.entity.js';
import { TripFile } from './trip-file.js';
import { acceptPlan, type TripEntry } from './trip.rules.js';

/** People of a household are going to come back. */
@Injectable()
export class PlanTrip {
  constructor(
    private readonly judge: JudgeTrips,
    private readonly keep: KeepTrips,
    private readonly file: TripFile,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, by: string, householdId: string, entry: TripEntry): Promise<Trip> {
    const { vehicle, ...plan } = acceptPlan(entry, this.clock.today());
    const household = await tx.findOne(Household, { where: { id: householdId, closedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
    if (!household) throw new Rejection('HOUSEHOLD_UNKNOWN');
    await this.livingTogether(tx, householdId, plan.residentIds);
    await this.notOnTheWay(tx, householdId, plan.residentIds);
    const id = uuidv7();
    const place = { householdId, roomPath: household.roomPath };
    const row = { id, ...place, ...plan, ...this.file.close(id, vehicle), arrivedAt: null };
    const [rule = null] = await this.judge.execute(tx, [row]);
    const trip: Trip = { ...row, rule, state: 'planned', closingReason: null, version: 1 };
    await this.keep.execute(tx, [{ before: null, after: trip }], { by, what: 'planned' });
    return trip;
  }

  private async livingTogether(tx: EntityManager, householdId: string, ids: string[]): Promise<void> {
    const members = await tx.countBy(Resident, { id: In(ids), householdId, mergedInto: IsNull() });
    if (members !== ids.length) throw new Rejection('TRIP_COMPANION_ELSEWHERE');
  }

  private async notOnTheWay(tx: EntityManager, householdId: string, ids: string[]): Promise<void> {
    const open = await tx.findBy(Trip, { householdId, state: In(['planned', 'deferred']) });
    if (open.some(({ residentIds }) => residentIds.some((id) => ids.includes(id)))) throw new Rejection('TRIP_OPEN_ALREADY');
  }
}
