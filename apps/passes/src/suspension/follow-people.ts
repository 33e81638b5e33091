import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Due } from '#platform/due-work.js';
import { holdAlone } from '../holding-lock.js';
import { ChangePasses } from '../pass/change-passes.js';
import { FollowHolds } from './follow-holds.js';

export const followResidentWork = 'pass.follow-resident';
export const followHouseholdWork = 'pass.follow-household';
export const revokeOfClosedWork = 'pass.revoke-of-closed-household';

const stillThere = `
  SELECT p.id FROM pass p JOIN household h ON h.id = p.household_id AND h.closed WHERE h.id = $1 AND p.state IN ('active', 'suspended')`;

/** Lets passes follow what became of people and households. */
@Injectable()
export class FollowPeople {
  constructor(
    private readonly follow: FollowHolds,
    private readonly change: ChangePasses,
  ) {}

  @Due(followResidentWork)
  async resident(residentId: string, tx: EntityManager): Promise<void> {
    await holdAlone(tx);
    await this.follow.execute(tx, { residentIds: [residentId], householdIds: [] });
  }

  @Due(followHouseholdWork)
  async household(householdId: string, tx: EntityManager): Promise<void> {
    await holdAlone(tx);
    await this.follow.execute(tx, { residentIds: [], householdIds: [householdId] });
  }

  /** Whose household was closed, and who lives in no other, has left. */
  @Due(revokeOfClosedWork)
  async closed(householdId: string, tx: EntityManager): Promise<void> {
    await holdAlone(tx);
    const left = await tx.query<{ id: string }[]>(stillThere, [householdId]);
    await this.change.execute(
      tx,
      left.map(({ id }) => id),
      { to: 'revoked', reason: 'holder-left' },
      'rule',
    );
  }
}
