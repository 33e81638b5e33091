import { Injectable } from '@nestjs/common';
import { MoreThan, Not, type EntityManager, And, MoreThanOrEqual, LessThan } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { pathEnd } from '../area/area.rules.js';
import { KeyRegionList } from '../key-region/key-region-list.entity.js';
import { sameRule } from '../key-region/key-region.rules.js';
import { JudgeTrips } from './judge-trips.js';
import { KeepTrips } from './keep-trips.js';
import { Trip } from './trip.entity.js';

const reassessWork = 'trip.reassess';
const atOnce = 200;
const first = '00000000-0000-0000-0000-000000000000';

/** Judges the trips that are not over by a new list: when it is published, and when it takes effect; some at a time, each told once. */
@Injectable()
export class ReassessTrips {
  constructor(
    private readonly judge: JudgeTrips,
    private readonly keep: KeepTrips,
    private readonly clock: Clock,
  ) {}

  async begin(tx: EntityManager, { id, effectiveAt }: KeyRegionList): Promise<void> {
    const now = this.clock.now();
    await scheduleDue(tx, reassessWork, `${id} published ${first}`, now);
    if (effectiveAt > now) await scheduleDue(tx, reassessWork, `${id} effective ${first}`, effectiveAt);
  }

  @Due(reassessWork)
  async step(key: string, tx: EntityManager): Promise<void> {
    const [listId = '', phase = '', after = first] = key.split(' ');
    const list = await tx.findOneBy(KeyRegionList, { id: listId });
    if (!list) return;
    const trips = await tx.find(Trip, {
      where: { id: MoreThan(after), state: Not('closed'), roomPath: And(MoreThanOrEqual(list.path), LessThan(pathEnd(list.path))) },
      order: { id: 'ASC' },
      take: atOnce,
      lock: { mode: 'pessimistic_write' },
    });
    await this.reassess(tx, listId, trips);
    const last = trips.at(-1);
    if (last && trips.length === atOnce) await scheduleDue(tx, reassessWork, `${listId} ${phase} ${last.id}`, this.clock.now());
  }

  private async reassess(tx: EntityManager, listId: string, trips: readonly Trip[]): Promise<void> {
    const rules = await this.judge.execute(tx, trips);
    const steps = trips.flatMap((before, index) => {
      const rule = rules[index] ?? null;
      return sameRule(before.rule, rule) ? [] : [{ before, after: { ...before, rule, version: before.version + 1 } }];
    });
    await this.keep.execute(tx, steps, { by: `key-region-list ${listId}`, what: 'reassessed' });
  }
}
