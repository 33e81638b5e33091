import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { ancestorsOf, pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import { Item } from './item.entity.js';

const most = 200;

@Injectable()
export class ReadItems {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Item | null)[]> {
    const found = new Map((await tx.findBy(Item, { id: In([...ids]) })).map((item) => [item.id, item]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection ITEM_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<Item> {
    const [item] = await this.byIds(tx, [id]);
    if (!item) throw new Rejection('ITEM_UNKNOWN');
    return item;
  }

  /**
   * Defined over, at or under an area.
   * @throws Rejection AREA_UNKNOWN
   */
  async concerning(tx: EntityManager, areaCode: string): Promise<Item[]> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    return tx
      .createQueryBuilder(Item, 'item')
      .where('item.path = ANY(:above) OR (item.path >= :path AND item.path < :end)', {
        above: ancestorsOf(area.path),
        path: area.path,
        end: pathEnd(area.path),
      })
      .orderBy('item.id')
      .limit(most)
      .getMany();
  }
}
