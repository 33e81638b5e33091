import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NameInLanguages } from '#contracts/shared.js';
import { Area } from '#neighbourhood/area.entity.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { checkedName } from '../item/define-item.js';
import { Store, type StoreKind } from './store.entity.js';

export interface NewStore {
  areaCode: string;
  kind: StoreKind;
  name: NameInLanguages;
}

@Injectable()
export class OpenStore {
  /** @throws Rejection AREA_UNKNOWN, INPUT_INVALID */
  async execute(tx: EntityManager, { areaCode, kind, name }: NewStore): Promise<string> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    const store = { id: uuidv7(), kind, name: checkedName(name), areaCode: area.code, path: area.path };
    await tx.insert(Store, store);
    return store.id;
  }
}
