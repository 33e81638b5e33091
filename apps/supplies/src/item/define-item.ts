import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NameInLanguages } from '#contracts/shared.js';
import { Area } from '#neighbourhood/area.entity.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { Item } from './item.entity.js';
import type { ItemKind, Unit } from './item.rules.js';

export interface NewItem {
  areaCode: string;
  kind: ItemKind;
  name: NameInLanguages;
  unit: Unit;
}

/** Something can be stored from now on, by everybody under the area. */
@Injectable()
export class DefineItem {
  /** @throws Rejection AREA_UNKNOWN, INPUT_INVALID */
  async execute(tx: EntityManager, { areaCode, kind, name, unit }: NewItem): Promise<string> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    const item = { id: uuidv7(), kind, unit, name: checkedName(name), path: area.path };
    await tx.insert(Item, item);
    return item.id;
  }
}

const longestName = 80;

/**
 * A name without a blank or overlong language.
 * @throws Rejection INPUT_INVALID
 */
export function checkedName({ zh, en, ja, ko }: { [Key in keyof NameInLanguages]: string | null | undefined }): NameInLanguages {
  const given = Object.entries({ zh, en, ja, ko }).filter(([language, text]) => language === 'zh' || (text !== undefined && text !== null));
  const name = Object.fromEntries(given.map(([language, text]) => [language, (text ?? '').trim()]));
  if (Object.values(name).some((text) => text.length === 0 || text.length > longestName))
    throw new Rejection('INPUT_INVALID', { field: 'name' });
  return name as NameInLanguages;
}
