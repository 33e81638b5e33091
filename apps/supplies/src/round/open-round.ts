import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { NameInLanguages } from '#contracts/shared.js';
import { RoundOpened, type RoundRule } from '#contracts/supplies.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Area } from '#neighbourhood/area.entity.js';
import { Clock } from '#platform/clock.js';
import { commitmentOf } from '#platform/draw.js';
import { scheduleDue } from '#platform/due-work.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { Vault } from '#platform/vault.js';
import { Item } from '../item/item.entity.js';
import { Store } from '../store/store.entity.js';
import { drawRoundWork } from './draw-round.js';
import { MaskRound } from './mask-round.entity.js';
import { RoundPharmacy } from './round-pharmacy.entity.js';
import { RoundStock } from './round-stock.entity.js';
import { mayOpen, type Opening } from './round.rules.js';

export interface NewRound extends Omit<Opening, 'opensAt'> {
  areaCode: string;
  itemId: string;
  rule: RoundRule;
  price: NameInLanguages | null;
  /** Now when left out. */
  opensAt?: Date | null;
  pharmacyIds: readonly string[];
}

/** A round is announced: with its window, its packs and, for a draw, the commitment to a seed that nobody knows yet. */
@Injectable()
export class OpenRound {
  constructor(
    private readonly outbox: Outbox,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection AREA_UNKNOWN, ITEM_UNKNOWN, ROUND_PHARMACY_MISSING and those of `mayOpen` */
  async execute(tx: EntityManager, by: string, { areaCode, itemId, pharmacyIds, ...opening }: NewRound): Promise<string> {
    const now = this.clock.now();
    const times = { ...opening, opensAt: opening.opensAt ?? now };
    mayOpen(times, now);
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    if (!(await tx.existsBy(Item, { id: itemId }))) throw new Rejection('ITEM_UNKNOWN');
    await this.checkPharmacies(tx, pharmacyIds);
    const id = uuidv7(now.getTime());
    const place = { areaCode: area.code, path: area.path, itemId };
    const state = { state: 'open' as const, openedBy: by, openedAt: now, version: 1 };
    const round = { id, ...place, ...times, ...this.seedFor(id, opening.rule), ...state };
    await tx.insert(MaskRound, round);
    await tx.insert(RoundStock, { roundId: id, remaining: round.packs, nextNumber: 1, calledUpTo: 0, path: area.path });
    await tx.insert(
      RoundPharmacy,
      pharmacyIds.map((storeId) => ({ roundId: id, storeId, path: area.path })),
    );
    await this.tell(tx, round);
    if (round.rule === 'lottery') await scheduleDue(tx, drawRoundWork, id, round.closesAt);
    return id;
  }

  private async checkPharmacies(tx: EntityManager, ids: readonly string[]): Promise<void> {
    const found = await tx.countBy(Store, { id: In([...ids]), kind: 'pharmacy' });
    if (ids.length === 0 || found !== new Set(ids).size || found !== ids.length) throw new Rejection('ROUND_PHARMACY_MISSING');
  }

  private seedFor(id: string, rule: RoundRule): Pick<MaskRound, 'seedCommitment' | 'sealedSeed' | 'seedKey'> {
    if (rule === 'queue') return { seedCommitment: null, sealedSeed: null, seedKey: null };
    const seed = randomBytes(32).toString('hex');
    const { key, wrapped } = this.vault.newSubjectKey(id);
    const sealedSeed = this.vault.seal(key, seed, `mask_round.sealed_seed:${id}`);
    return { seedCommitment: commitmentOf(seed), sealedSeed, seedKey: wrapped };
  }

  private tell(
    tx: EntityManager,
    round: Pick<MaskRound, 'id' | 'path' | 'itemId' | 'rule' | 'packs' | 'opensAt' | 'closesAt' | 'seedCommitment'>,
  ) {
    const { id: roundId, path: areaPath, itemId, rule, packs, seedCommitment } = round;
    const times = { opensAt: round.opensAt.toISOString(), closesAt: round.closesAt.toISOString() };
    const payload = { roundId, areaPath, itemId, rule, packs, ...times, seedCommitment };
    return this.outbox.add(tx, RoundOpened, payload, { sequence: 1, jurisdiction: areaPath });
  }
}
