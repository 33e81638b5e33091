import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AreaDefined } from '#contracts/registration.events.js';
import type { AreaKind, NameInLanguages, RoomState } from '#contracts/shared.js';
import { Outbox } from '#messaging/outbox.js';
import { insertMany } from '#platform/insert-many.js';
import { Area } from './area.entity.js';
import { searchKeyOf } from './area.rules.js';
import { CountPopulation } from './count-population.js';

export interface NewArea {
  code: string;
  kind: AreaKind;
  parent: string | null;
  path: string;
  label: string;
  name: NameInLanguages;
  aliases?: string[];
  listYear?: number;
  roomState?: RoomState;
  roomStateOn?: string;
}

/** Areas begin to exist; parents stand before their children. */
@Injectable()
export class DefineAreas {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPopulation,
  ) {}

  async execute(tx: EntityManager, areas: readonly NewArea[]): Promise<void> {
    if (areas.length === 0) return;
    await insertMany(tx, Area, areas.map(rowOf));
    await this.outbox.addMany(
      tx,
      AreaDefined,
      areas.map(({ code, kind, parent, path, name, roomState = null, roomStateOn = null }) => ({
        payload: { code, kind, parent, path, name, roomState, roomStateOn },
        sequence: 1,
        jurisdiction: path,
      })),
    );
    await this.count.execute(
      tx,
      areas.filter((area) => area.kind === 'room').map((room) => ({ roomPath: room.path, rooms: 1 })),
    );
  }
}

const rowOf = ({ name, aliases = [], listYear, roomState, roomStateOn, ...area }: NewArea) => ({
  ...area,
  nameZh: name.zh,
  nameEn: name.en ?? null,
  nameJa: name.ja ?? null,
  nameKo: name.ko ?? null,
  aliases,
  // A room or building is found through its compound and its number, so only names get a key.
  searchKey: ['room', 'unit', 'building'].includes(area.kind) ? '' : searchKeyOf(name.zh, [...aliases, name.en ?? ''].filter(Boolean)),
  listYear: listYear ?? null,
  roomState: roomState ?? null,
  roomStateOn: roomStateOn ?? null,
  version: 1,
});
