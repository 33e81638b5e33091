import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { AreaRenamed } from '#contracts/registration.events.js';
import { AreaKind } from '#contracts/shared.js';
import { Outbox } from '#messaging/outbox.js';
import { Rejection } from '#platform/rejection.js';
import { Area } from './area.entity.js';
import { fitsUnder, isOfficialKind, searchKeyOf } from './area.rules.js';
import { DefineAreas, type NewArea } from './define-areas.js';

/** One row of the list of official areas: columns `code,kind,name_zh,parent` and, where known, `name_en,name_ja,name_ko,aliases`. */
export const AreaRow = z.object({
  code: z.string().regex(/^\d{12}$/),
  kind: AreaKind.refine(isOfficialKind),
  name_zh: z.string().trim().min(1).max(60),
  name_en: z.string().trim().max(120).optional(),
  name_ja: z.string().trim().max(60).optional(),
  name_ko: z.string().trim().max(60).optional(),
  aliases: z.string().max(200).optional(),
  parent: z.string(),
});
export type AreaRow = z.infer<typeof AreaRow>;

export interface LoadedAreas {
  defined: number;
  renamed: number;
  unchanged: number;
}

/** Takes over a list of official areas of one year. The same list again changes nothing; an area that is missing in it stays. */
@Injectable()
export class LoadAreas {
  constructor(
    private readonly define: DefineAreas,
    private readonly outbox: Outbox,
  ) {}

  async execute(tx: EntityManager, rows: readonly AreaRow[], year: number): Promise<LoadedAreas> {
    const codes = [...new Set(rows.flatMap((row) => [row.code, row.parent]).filter(Boolean))];
    const known = new Map((await tx.findBy(Area, { code: In(codes) })).map((area) => [area.code, area]));
    const fresh: NewArea[] = [];
    let renamed = 0;
    for (const [index, row] of rows.entries()) {
      const existing = known.get(row.code);
      if (existing) renamed += (await this.rename(tx, existing, row)) ? 1 : 0;
      else fresh.push(this.place(row, index, known, fresh, year));
    }
    await this.define.execute(tx, fresh);
    return { defined: fresh.length, renamed, unchanged: rows.length - fresh.length - renamed };
  }

  private place(row: AreaRow, index: number, known: Map<string, Area>, fresh: NewArea[], year: number): NewArea {
    const parent = known.get(row.parent) ?? fresh.find((area) => area.code === row.parent);
    const isRoot = row.kind === 'city' && row.parent === '';
    if (!isRoot && !(parent && fitsUnder(row.kind, parent.kind)))
      throw new Rejection('AREA_LIST_INVALID', { row: index + 2, field: 'parent' });
    return {
      code: row.code,
      kind: row.kind,
      parent: parent?.code ?? null,
      path: parent ? `${parent.path}.${row.code}` : row.code,
      label: row.name_zh,
      name: namesOf(row),
      aliases: aliasesOf(row),
      listYear: year,
    };
  }

  private async rename(tx: EntityManager, area: Area, row: AreaRow): Promise<boolean> {
    const name = namesOf(row);
    const same =
      area.nameZh === name.zh &&
      (name.en ?? area.nameEn) === area.nameEn &&
      (name.ja ?? area.nameJa) === area.nameJa &&
      (name.ko ?? area.nameKo) === area.nameKo;
    if (same) return false;
    const version = area.version + 1;
    const kept = { nameEn: name.en ?? area.nameEn, nameJa: name.ja ?? area.nameJa, nameKo: name.ko ?? area.nameKo };
    const searchKey = searchKeyOf(name.zh, [...new Set([...area.aliases, ...aliasesOf(row)])]);
    await tx.update(Area, { code: area.code }, { nameZh: name.zh, label: name.zh, ...kept, searchKey, version });
    const payload = {
      code: area.code,
      name: { zh: name.zh, en: kept.nameEn ?? undefined, ja: kept.nameJa ?? undefined, ko: kept.nameKo ?? undefined },
    };
    await this.outbox.add(tx, AreaRenamed, payload, { sequence: version, jurisdiction: area.path });
    return true;
  }
}

const aliasesOf = (row: AreaRow): string[] =>
  (row.aliases ?? '')
    .split('|')
    .map((alias) => alias.trim())
    .filter(Boolean);

const namesOf = (row: AreaRow) => ({
  zh: row.name_zh,
  en: row.name_en || undefined,
  ja: row.name_ja || undefined,
  ko: row.name_ko || undefined,
});
