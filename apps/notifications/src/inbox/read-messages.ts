import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Grant } from '#platform/actor.js';
import { Delivery } from '../delivery/delivery.entity.js';

export const mostMessages = 100;

/** Of a notice that several people of the household got, one copy. */
const ofHousehold = `
  SELECT id FROM delivery d
  WHERE household_id = $1 AND channel = 'inbox' AND ($2::uuid IS NULL OR resident_id = $2) AND ($3::uuid IS NULL OR id < $3)
    AND (notice_id IS NULL OR $2::uuid IS NOT NULL OR NOT EXISTS (
      SELECT FROM delivery o WHERE o.household_id = $1 AND o.source_id = d.source_id AND o.channel = 'inbox' AND o.id > d.id))
  ORDER BY id DESC LIMIT $4`;

/** Offices are told apart by role and area together: a grant of one role opens nothing of another. */
const ofOffices = `
  SELECT DISTINCT d.id FROM unnest($1::text[], $2::text[]) AS g (role, scope)
  JOIN delivery d ON d.office = g.role AND (d.path || '.') ^@ (g.scope || '.')
  WHERE ($3::uuid IS NULL OR d.id < $3) AND (NOT $5 OR d.read_at IS NULL)
  ORDER BY d.id DESC LIMIT $4`;

/** Reads inboxes, newest first. Ids rise with time. */
@Injectable()
export class ReadMessages {
  /** One more than `first` where there are more. */
  async ofHousehold(
    tx: EntityManager,
    { householdId, residentId }: { householdId: string; residentId: string | null },
    page: { first: number; after: string | null },
  ): Promise<Delivery[]> {
    return this.inOrder(tx, await tx.query(ofHousehold, [householdId, residentId, page.after, page.first + 1]));
  }

  async ofOffices(
    tx: EntityManager,
    grants: readonly Grant[],
    page: { first: number; after: string | null; unread: boolean },
  ): Promise<Delivery[]> {
    const [roles, scopes] = [grants.map(({ role }) => role), grants.map(({ scope }) => scope)];
    return this.inOrder(tx, await tx.query(ofOffices, [roles, scopes, page.after, page.first + 1, page.unread]));
  }

  private async inOrder(tx: EntityManager, found: readonly { id: string }[]): Promise<Delivery[]> {
    const rows = new Map((await tx.findBy(Delivery, { id: In(found.map(({ id }) => id)) })).map((row) => [row.id, row]));
    return found.flatMap(({ id }) => rows.get(id) ?? []);
  }
}
