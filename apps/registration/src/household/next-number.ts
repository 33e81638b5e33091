import { IsNull, type EntityManager } from 'typeorm';
import { Household } from './household.entity.js';

/** Number of the next household of a room. */
export async function nextNumber(tx: EntityManager, roomCode: string): Promise<number> {
  const taken = await tx.find(Household, { where: { roomCode, closedAt: IsNull() }, select: { number: true } });
  return Math.max(0, ...taken.map((household) => household.number)) + 1;
}
