import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { RoomState } from '#contracts/shared.js';
import { Area } from './area.entity.js';
import { childCode, childPath, type LocalKind, nameOf, numberOfCode } from './area.rules.js';
import { ChangeRoomState } from './change-room-state.js';
import { DefineAreas, type NewArea } from './define-areas.js';

export interface RoomPlace {
  compound: string;
  building: string;
  /** Towers have none. */
  unit: string | null;
  room: string;
  state: RoomState;
}

export interface PlacedRoom {
  code: string;
  path: string;
}

interface Node {
  code: string;
  path: string;
  roomState: RoomState | null;
}

/**
 * Finds the rooms that a roster names below a committee, adds what does not exist yet of compound, building, unit and room,
 * and brings the rooms to the state that is given. One roster at a time for a committee: codes are given in order.
 */
@Injectable()
export class PlaceRooms {
  constructor(
    private readonly define: DefineAreas,
    private readonly changeState: ChangeRoomState,
  ) {}

  /** @returns the rooms in the order of `places`. */
  async execute(
    tx: EntityManager,
    committee: { code: string; path: string },
    places: readonly RoomPlace[],
    on: string,
  ): Promise<PlacedRoom[]> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`place-rooms:${committee.code}`]);
    const root: Node = { ...committee, roomState: null };
    const compounds = await this.level(
      tx,
      'compound',
      places.map((place) => [root, place.compound]),
    );
    const buildings = await this.level(
      tx,
      'building',
      places.map((place, i) => [at(compounds, i), place.building]),
    );
    const inUnits = places.flatMap((place, i) => (place.unit === null ? [] : [{ i, unit: place.unit }]));
    const units = await this.level(
      tx,
      'unit',
      inUnits.map(({ i, unit }) => [at(buildings, i), unit]),
    );
    const parents = [...buildings];
    inUnits.forEach(({ i }, n) => (parents[i] = at(units, n)));
    const rooms = await this.level(
      tx,
      'room',
      places.map((place, i) => [at(parents, i), place.room]),
      places.map(({ state }) => ({ state, on })),
    );
    for (const [i, { state }] of places.entries()) {
      const room = at(rooms, i);
      if (room.roomState !== state) await this.changeState.execute(tx, room.code, state, on);
      room.roomState = state;
    }
    return rooms;
  }

  /** Finds or adds one level; each pair is a parent and the child's label, the same pair may stand many times. */
  private async level(
    tx: EntityManager,
    kind: LocalKind,
    wanted: readonly [Node, string][],
    states?: readonly { state: RoomState; on: string }[],
  ): Promise<Node[]> {
    const parents = [...new Set(wanted.map(([parent]) => parent.code))];
    const siblings = await tx.find(Area, {
      where: { parent: In(parents) },
      select: { code: true, path: true, parent: true, label: true, roomState: true },
    });
    const known = new Map<string, Node>(siblings.map((area) => [keyOf(area.parent ?? '', area.label), area]));
    const last = new Map<string, number>();
    for (const { parent, code } of siblings) last.set(parent ?? '', Math.max(last.get(parent ?? '') ?? 0, numberOfCode(code)));
    const fresh: NewArea[] = [];
    for (const [index, [parent, label]] of wanted.entries()) {
      if (known.has(keyOf(parent.code, label))) continue;
      const number = (last.get(parent.code) ?? 0) + 1;
      last.set(parent.code, number);
      const code = childCode(parent.code, kind, number);
      const state = states?.[index];
      const area: NewArea = {
        code,
        kind,
        parent: parent.code,
        path: childPath(parent.path, code),
        label,
        name: nameOf(kind, label),
        ...(state && { roomState: state.state, roomStateOn: state.on }),
      };
      fresh.push(area);
      known.set(keyOf(parent.code, label), { code, path: area.path, roomState: state?.state ?? null });
    }
    await this.define.execute(tx, fresh);
    return wanted.map(([parent, label]) => at([known.get(keyOf(parent.code, label))], 0));
  }
}

const keyOf = (parent: string, label: string): string => `${parent}\0${label}`;

function at<T>(list: readonly (T | undefined)[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error('a level of the area tree was not placed');
  return item;
}
