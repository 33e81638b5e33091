import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { KeyRegionList } from '../key-region/key-region-list.entity.js';
import { type AppliedRule, ruleFor } from '../key-region/key-region.rules.js';

type Judged = { roomPath: string; origin: string; plannedOn: string; arrivedAt: Date | null };

/** Which rule applies to trips as the lists are known now. */
@Injectable()
export class JudgeTrips {
  constructor(private readonly clock: Clock) {}

  async execute<Trip extends Judged>(tx: EntityManager, trips: readonly Trip[]): Promise<(AppliedRule | null)[]> {
    const lists = await tx.find(KeyRegionList);
    const now = this.clock.now();
    return trips.map(({ roomPath: areaPath, origin, plannedOn, arrivedAt }) =>
      ruleFor(lists, { areaPath, origin, plannedOn, arrivedAt }, now),
    );
  }
}
