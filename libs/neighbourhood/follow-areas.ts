import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AreaDefined, AreaRenamed, RoomStateChanged } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On, OnMany } from '#messaging/on.js';

import { areaOf, KeepAreas } from './keep-areas.js';

/** Keeps the area tree as registration tells it. */
@Controller()
export class FollowAreas {
  constructor(private readonly keep: KeepAreas) {}

  @OnMany(AreaDefined)
  async defined(events: readonly EventOf<typeof AreaDefined>[], tx: EntityManager): Promise<void> {
    await this.keep.execute(
      tx,
      events.map(({ payload, time }) => areaOf(payload, time)),
      new Map(),
    );
  }

  @On(AreaRenamed)
  async renamed({ payload: { code, name } }: EventOf<typeof AreaRenamed>, tx: EntityManager): Promise<void> {
    await this.keep.execute(tx, [], new Map([[code, { name }]]));
  }

  @On(RoomStateChanged)
  async roomChanged({ payload: { code, to }, time }: EventOf<typeof RoomStateChanged>, tx: EntityManager): Promise<void> {
    await this.keep.execute(tx, [], new Map([[code, { roomState: to, roomStateAt: time }]]));
  }
}
