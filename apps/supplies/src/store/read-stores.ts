import { Injectable } from '@nestjs/common';
import { Between, In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { ancestorsOf, pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import { Store } from './store.entity.js';

const most = 500;

@Injectable()
export class ReadStores {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Store | null)[]> {
    const found = new Map((await tx.findBy(Store, { id: In([...ids]) })).map((store) => [store.id, store]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection STORE_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<Store> {
    const [store] = await this.byIds(tx, [id]);
    if (!store) throw new Rejection('STORE_UNKNOWN');
    return store;
  }

  /**
   * One in the caller's own jurisdiction: a store of the subdistrict is seen, and not filled or emptied, by its committees.
   * @throws Rejection STORE_UNKNOWN
   */
  async managed(tx: EntityManager, id: string): Promise<Store> {
    const store = await this.one(tx, id);
    const [row] = await tx.query<{ may: boolean }[]>('SELECT linli_in_scope($1) AS may', [store.path]);
    if (!row?.may) throw new Rejection('STORE_UNKNOWN');
    return store;
  }

  /** In an area, and those above it, which hand out for all of theirs. @throws Rejection AREA_UNKNOWN */
  async serving(tx: EntityManager, areaCode: string): Promise<Store[]> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    return tx.find(Store, {
      where: [{ path: Between(area.path, pathEnd(area.path)) }, { path: In(ancestorsOf(area.path)) }],
      order: { path: 'ASC', id: 'ASC' },
      take: most,
    });
  }
}
