import type { EntityManager } from 'typeorm';
import type { Grant } from '#platform/actor.js';
import { RoleGrant } from './grant.entity.js';

/** What `subject` holds at `now`, as it is written into an access token. */
export async function grantsOf(tx: EntityManager, subject: string, now: Date): Promise<Grant[]> {
  const standing = await tx
    .createQueryBuilder(RoleGrant, 'held')
    .where('held.subject = :subject AND held.valid_from <= :now AND (held.valid_until IS NULL OR held.valid_until > :now)', {
      subject,
      now,
    })
    .orderBy('held.created_at')
    .getMany();
  return standing.map(({ role, scope, household }) => ({ role, scope, ...(household && { household }) }));
}
