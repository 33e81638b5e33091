import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { ParkedRow } from './parked.entity.js';
import { isWithin } from './parked-now.js';
import type { Replayer } from './replay.js';
import { SetAsideRow, type SetAsideReason } from './set-aside.entity.js';

interface ToSetAside {
  eventId: string;
  by: string;
  why: SetAsideReason;
  /** Area paths under which whoever asks may do it. */
  scopes: readonly string[];
  /** What has to be written in the same transaction, such as who did it. */
  alsoWrite: (tx: EntityManager, row: ParkedRow) => Promise<void>;
}

/**
 * Passes over a parked event that will never be handled: it is kept with who did it and why, its key moves past it, and what waited
 * behind it goes in order.
 * @throws Rejection PARKED_UNKNOWN, PARKED_NOT_FIRST
 */
export function setAside({ name, parking, transact }: Replayer, { eventId, by, why, scopes, alsoWrite }: ToSetAside): Promise<void> {
  return transact(async (tx) => {
    const row = await tx.getRepository(ParkedRow).findOneBy({ consumer: name, eventId });
    if (!row || !isWithin(row, scopes)) throw new Rejection('PARKED_UNKNOWN');
    const { id: _id, replays: _replays, ...kept } = row;
    await parking.passOver(tx, row);
    await tx.getRepository(SetAsideRow).insert({ ...kept, setAsideBy: by, why });
    await alsoWrite(tx, row);
  });
}
