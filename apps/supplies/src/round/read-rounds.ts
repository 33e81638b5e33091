import { Injectable } from '@nestjs/common';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { ancestorsOf, pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import { Store } from '../store/store.entity.js';
import { DrawEntry } from './draw-entry.entity.js';
import { MaskRound } from './mask-round.entity.js';
import { RoundPharmacy } from './round-pharmacy.entity.js';
import { RoundStock } from './round-stock.entity.js';

const most = 50;

@Injectable()
export class ReadRounds {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(MaskRound | null)[]> {
    const found = new Map((await tx.findBy(MaskRound, { id: In([...ids]) })).map((round) => [round.id, round]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection ROUND_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<MaskRound> {
    const [round] = await this.byIds(tx, [id]);
    if (!round) throw new Rejection('ROUND_UNKNOWN');
    return round;
  }

  /**
   * The newest fifty that concern the caller, or those over, at and under an area.
   * @throws Rejection AREA_UNKNOWN
   */
  async concerning(tx: EntityManager, areaCode?: string | null): Promise<MaskRound[]> {
    const rounds = tx.createQueryBuilder(MaskRound, 'round');
    if (areaCode) {
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      const places = { above: ancestorsOf(area.path), path: area.path, end: pathEnd(area.path) };
      rounds.where('round.path = ANY(:above) OR (round.path >= :path AND round.path < :end)', places);
    }
    return rounds.orderBy('round.opensAt', 'DESC').addOrderBy('round.id').limit(most).getMany();
  }

  async stockOf(tx: EntityManager, ids: readonly string[]): Promise<(RoundStock | null)[]> {
    const found = new Map((await tx.findBy(RoundStock, { roundId: In([...ids]) })).map((stock) => [stock.roundId, stock]));
    return ids.map((id) => found.get(id) ?? null);
  }

  async pharmaciesOf(tx: EntityManager, ids: readonly string[]): Promise<Store[][]> {
    const links = await tx.findBy(RoundPharmacy, { roundId: In([...ids]) });
    const stores = new Map((await tx.findBy(Store, { id: In(links.map(({ storeId }) => storeId)) })).map((store) => [store.id, store]));
    const byRound = Map.groupBy(links, ({ roundId }) => roundId);
    return ids.map((id) => (byRound.get(id) ?? []).flatMap(({ storeId }) => stores.get(storeId) ?? []));
  }

  /** Places of a draw after `place`, in their order. */
  draw(tx: EntityManager, roundId: string, first: number, place: number): Promise<DrawEntry[]> {
    return tx.find(DrawEntry, { where: { roundId, place: MoreThan(place) }, order: { place: 'ASC' }, take: first });
  }
}
