import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chinaTime } from '#platform/china-time.rules.js';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { MaskRound } from '../round/mask-round.entity.js';
import { RoundPharmacy } from '../round/round-pharmacy.entity.js';
import { maySupply, mostPacks } from '../round/round.rules.js';
import { ReadStores } from '../store/read-stores.js';
import { callUpWork } from './call-up.js';
import { Supply } from './supply.entity.js';

export interface ConfirmedSupply {
  roundId: string;
  pharmacyId: string;
  day: string;
  packs: number;
}

/**
 * A pharmacy says what it will have on a day; so many are called, at once. Said again it is the new number: more calls more,
 * and nobody who was called is sent away.
 */
@Injectable()
export class ConfirmSupply {
  constructor(
    private readonly stores: ReadStores,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection ROUND_UNKNOWN, ROUND_NOT_DRAWN, ROUND_CLOSED, STORE_UNKNOWN, SUPPLY_OTHER_PHARMACY, SUPPLY_DATE_WRONG, SUPPLY_BELOW_CALLED */
  async execute(tx: EntityManager, { roundId, pharmacyId, day, packs }: ConfirmedSupply): Promise<string> {
    if (packs < 0 || packs > mostPacks) throw new Rejection('STOCK_QUANTITY_WRONG', { from: 0, to: mostPacks });
    const store = await this.stores.managed(tx, pharmacyId);
    const round = await this.callable(tx, roundId);
    if (!(await tx.existsBy(RoundPharmacy, { roundId, storeId: pharmacyId }))) throw new Rejection('SUPPLY_OTHER_PHARMACY');
    const now = this.clock.now();
    maySupply(day, round.collectUntil, now);
    const before = await tx.findOne(Supply, { where: { roundId, pharmacyId, day }, lock: { mode: 'pessimistic_write' } });
    if (before && packs < before.called) throw new Rejection('SUPPLY_BELOW_CALLED', { called: before.called });
    const id = before?.id ?? uuidv7(now.getTime());
    const hours = { collectFrom: chinaTime(day, round.collectFrom), collectUntil: chinaTime(day, round.collectUntil) };
    const place = { roundId, pharmacyId, day, path: store.path };
    await tx.upsert(Supply, { id, ...place, ...hours, packs, called: before?.called ?? 0 }, ['roundId', 'pharmacyId', 'day']);
    await scheduleDue(tx, callUpWork, id, now);
    return id;
  }

  private async callable(tx: EntityManager, id: string): Promise<MaskRound> {
    const round = await tx.findOneBy(MaskRound, { id });
    if (!round) throw new Rejection('ROUND_UNKNOWN');
    if (round.state === 'closed') throw new Rejection('ROUND_CLOSED');
    if (round.rule === 'lottery' && round.state !== 'drawn') throw new Rejection('ROUND_NOT_DRAWN');
    return round;
  }
}
