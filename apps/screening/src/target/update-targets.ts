import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AddTargets } from './add-targets.js';
import { NoteSignsOfLife } from './note-signs-of-life.js';
import { RefreshTargets } from './refresh-targets.js';

const targetsOf = `
  SELECT t.id FROM room_target t JOIN campaign c ON c.id = t.campaign_id AND c.state = 'open' WHERE t.room_code = ANY($1)`;

/** Rooms changed: those that are new to an open campaign become targets of it, and all their targets are looked at again. */
@Injectable()
export class UpdateTargets {
  constructor(
    private readonly add: AddTargets,
    private readonly signs: NoteSignsOfLife,
    private readonly refresh: RefreshTargets,
  ) {}

  async execute(tx: EntityManager, roomCodes: readonly string[], lively: ReadonlyMap<string, Date>): Promise<void> {
    if (roomCodes.length === 0) return;
    await this.add.execute(tx, roomCodes);
    await this.signs.execute(tx, lively);
    const targets = await tx.query<{ id: string }[]>(targetsOf, [roomCodes]);
    await this.refresh.execute(
      tx,
      targets.map(({ id }) => id),
    );
  }
}
