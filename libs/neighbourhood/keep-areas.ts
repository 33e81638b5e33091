import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AreaDefined } from '#contracts/registration.events.js';
import type { PayloadOf } from '#contracts/topic.js';
import type { Area } from './area.entity.js';
import { buildingOf } from './area.rules.js';

const notARoom = { buildingPath: null, roomState: null, roomStateAt: null };

/** What is kept of an area that registration defined at `time`. */
export const areaOf = ({ code, kind, parent, path, name, roomState }: PayloadOf<typeof AreaDefined>, time: Date): Area => {
  const room = { buildingPath: buildingOf(path), roomState: roomState ?? 'occupied', roomStateAt: time };
  return { code, kind, parent, path, name, ...(kind === 'room' ? room : notARoom) };
};

/** What became different of an area that stood here. */
export type AreaChange = Partial<Pick<Area, 'name' | 'roomState' | 'roomStateAt'>>;

const upsert = `
  INSERT INTO area (code, kind, parent, path, name, building_path, room_state, room_state_at)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::text[], $7::text[], $8::timestamptz[])
  ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, parent = excluded.parent, path = excluded.path, name = excluded.name,
    building_path = excluded.building_path, room_state = excluded.room_state, room_state_at = excluded.room_state_at`;

const change = `
  UPDATE area a SET name = coalesce(n.name, a.name), room_state = coalesce(n.room_state, a.room_state),
    room_state_at = coalesce(n.room_state_at, a.room_state_at)
  FROM unnest($1::text[], $2::jsonb[], $3::text[], $4::timestamptz[]) AS n (code, name, room_state, room_state_at) WHERE a.code = n.code`;

/** Writes down areas, the last word about each, by one statement, and changes of areas by another. */
@Injectable()
export class KeepAreas {
  async execute(tx: EntityManager, areas: readonly Area[], changes: ReadonlyMap<string, AreaChange>): Promise<void> {
    if (areas.length > 0) await this.write(tx, areas);
    if (changes.size === 0) return;
    const changed = [...changes.values()];
    await tx.query(change, [
      [...changes.keys()],
      changed.map(({ name }) => (name ? JSON.stringify(name) : null)),
      changed.map(({ roomState }) => roomState ?? null),
      changed.map(({ roomStateAt }) => roomStateAt ?? null),
    ]);
  }

  private async write(tx: EntityManager, all: readonly Area[]): Promise<void> {
    const areas = [...new Map(all.map((area) => [area.code, area])).values()];
    await tx.query(upsert, [
      areas.map(({ code }) => code),
      areas.map(({ kind }) => kind),
      areas.map(({ parent }) => parent),
      areas.map(({ path }) => path),
      areas.map(({ name }) => JSON.stringify(name)),
      areas.map(({ buildingPath }) => buildingPath),
      areas.map(({ roomState }) => roomState),
      areas.map(({ roomStateAt }) => roomStateAt),
    ]);
  }
}
