import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RoomStateChanged } from '#contracts/registration.events.js';
import type { RoomState } from '#contracts/shared.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { Area } from './area.entity.js';

/** A room has exactly one state and its date, for it is the denominator of coverage. */
@Injectable()
export class ChangeRoomState {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, code: string, to: RoomState, on?: string): Promise<Area> {
    const changedOn = on ?? this.clock.today();
    const room = await tx.findOne(Area, { where: { code }, lock: { mode: 'pessimistic_write' } });
    if (!room) throw new Rejection('AREA_UNKNOWN', { code });
    if (room.kind !== 'room' || !room.roomState) throw new Rejection('AREA_KIND_WRONG', { code, expected: 'room' });
    if (room.roomState === to) throw new Rejection('ROOM_STATE_SAME');
    if (changedOn > this.clock.today()) throw new Rejection('ROOM_STATE_DATE_IN_FUTURE');
    const from = room.roomState;
    Object.assign(room, { roomState: to, roomStateOn: changedOn, version: room.version + 1 });
    await tx.update(Area, { code }, { roomState: to, roomStateOn: changedOn, version: room.version });
    await this.outbox.add(
      tx,
      RoomStateChanged,
      { code, path: room.path, from, to, changedOn },
      { sequence: room.version, jurisdiction: room.path },
    );
    return room;
  }
}
