import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import { Area } from './area.entity.js';

const spoken = ['compound', 'workplace', 'building', 'unit', 'room'];

/** Says where a place is as people do: compound, building, unit, room, in a language where it has such a name. */
@Injectable()
export class NamePlaces {
  async execute(tx: EntityManager, paths: readonly string[], language: Language): Promise<string[]> {
    const codes = [...new Set(paths.flatMap((path) => path.split('.').slice(4)))];
    const found = new Map((await tx.findBy(Area, { code: In(codes) })).map((area) => [area.code, area]));
    return paths.map((path) =>
      path
        .split('.')
        .map((code) => found.get(code))
        .filter((area) => area !== undefined && spoken.includes(area.kind))
        .map((area) => area?.name[language] ?? area?.name.zh)
        .join(' '),
    );
  }
}
