import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import { uuidOrNull } from '#platform/uuid.js';
import { Pass } from './pass.entity.js';
import type { PassState } from './pass.rules.js';

export interface PassPage {
  passes: Pass[];
  hasNext: boolean;
}

const mostOfHousehold = 100;

/** Reads passes that the caller may see. */
@Injectable()
export class ReadPasses {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Pass | null)[]> {
    const found = new Map((await tx.findBy(Pass, { id: In([...ids]) })).map((pass) => [pass.id, pass]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection PASS_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<Pass> {
    const [pass] = await this.byIds(tx, [uuidOrNull(id) ?? '']);
    if (!pass) throw new Rejection('PASS_UNKNOWN');
    return pass;
  }

  /**
   * The same, locked until the end of the transaction.
   * @throws Rejection PASS_UNKNOWN
   */
  async locked(tx: EntityManager, id: string): Promise<Pass> {
    const known = uuidOrNull(id);
    const pass = known && (await tx.findOne(Pass, { where: { id: known }, lock: { mode: 'pessimistic_write' } }));
    if (!pass) throw new Rejection('PASS_UNKNOWN');
    return pass;
  }

  /** Of a household, running ones first, then the newest. */
  ofHousehold(tx: EntityManager, householdId: string): Promise<Pass[]> {
    return tx
      .createQueryBuilder(Pass, 'pass')
      .where('pass.householdId = :householdId', { householdId })
      .orderBy('pass.state')
      .addOrderBy('pass.id', 'DESC')
      .limit(mostOfHousehold)
      .getMany();
  }

  /**
   * Under an area, the newest first; `after` is the id of the last one of the page before.
   * @throws Rejection AREA_UNKNOWN
   */
  async under(tx: EntityManager, areaCode: string, state: PassState | null, first: number, after: string | null): Promise<PassPage> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    const query = tx
      .createQueryBuilder(Pass, 'pass')
      .where('pass.path >= :from AND pass.path < :to', { from: area.path, to: pathEnd(area.path) })
      .orderBy('pass.id', 'DESC')
      .limit(first + 1);
    if (state) query.andWhere('pass.state = :state', { state });
    if (after) query.andWhere('pass.id < :after', { after });
    const passes = await query.getMany();
    return { passes: passes.slice(0, first), hasNext: passes.length > first };
  }
}
