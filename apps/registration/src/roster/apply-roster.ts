import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chinaDate, Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { Rejection } from '#platform/rejection.js';
import { ApplyRooms } from './apply-rooms.js';
import { RosterImport } from './roster-import.entity.js';
import type { RosterRoom } from './roster.rules.js';
import { firstRows, RosterStorage } from './roster-storage.js';

const applyWork = 'roster.apply';

/**
 * Applies a previewed roster as due work, some rooms at a time: each step moves the import forward in the transaction of its
 * rows, so that a process that dies in between continues where it stood and nothing is written twice.
 */
@Injectable()
export class ApplyRoster {
  constructor(
    private readonly rooms: ApplyRooms,
    private readonly storage: RosterStorage,
    private readonly clock: Clock,
  ) {}

  /** Begins; again changes nothing. */
  async execute(tx: EntityManager, importId: string): Promise<RosterImport> {
    const roster = await tx.findOne(RosterImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
    if (!roster) throw new Rejection('NOT_FOUND');
    if (roster.state !== 'previewed') return roster;
    await tx.update(RosterImport, { id: importId }, { state: 'applying' });
    await this.storage.remove(tx, importId, firstRows);
    await scheduleDue(tx, applyWork, importId, this.clock.now());
    return Object.assign(roster, { state: 'applying' as const });
  }

  @Due(applyWork)
  async step(importId: string, tx: EntityManager): Promise<void> {
    const roster = await tx.findOne(RosterImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
    if (!roster || roster.state !== 'applying') return;
    const number = roster.chunksDone;
    const rooms = await this.storage.read<RosterRoom[]>(tx, roster, number);
    if (!rooms) {
      await tx.update(RosterImport, { id: importId }, { state: 'applied' });
      return;
    }
    const on = chinaDate(roster.uploadedAt);
    const { created, updated, unchanged, rows } = await this.rooms.execute(
      tx,
      roster.uploadedBy,
      { code: roster.areaCode, path: roster.path },
      rooms,
      on,
    );
    await tx.update(
      RosterImport,
      { id: importId },
      {
        chunksDone: number + 1,
        rowsDone: roster.rowsDone + rows,
        created: roster.created + created,
        updated: roster.updated + updated,
        unchanged: roster.unchanged + unchanged,
      },
    );
    await this.storage.remove(tx, importId, number);
    await scheduleDue(tx, applyWork, importId, this.clock.now());
  }
}
