import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { RecordAccess } from '#messaging/record-access.js';
import type { Actor } from '#platform/actor.js';
import { Rejection } from '#platform/rejection.js';
import { uuidsOf } from '#platform/uuid.js';
import { CountViews } from './count-views.js';
import { Resident } from './resident.entity.js';

export const purposes = ['epidemic-investigation', 'identity-check', 'correction', 'medical-care'] as const;
export type Purpose = (typeof purposes)[number];

export interface Unmasking {
  residentIds: readonly string[];
  purpose: Purpose;
  /** The caller knows that it is more than usual, and means it. */
  confirmed: boolean;
}

const mostAtOnce = 50;

/** Lets somebody see whole names, phones and document numbers for a stated purpose, which is written down before the answer leaves. */
@Injectable()
export class UnmaskResidents {
  constructor(
    private readonly record: RecordAccess,
    private readonly views: CountViews,
  ) {}

  /** In the order of the ids. @throws Rejection RESIDENT_UNKNOWN, VIEW_BUDGET_CONFIRM, VIEW_BUDGET_SPENT */
  async execute(tx: EntityManager, actor: Actor, { residentIds, purpose, confirmed }: Unmasking): Promise<Resident[]> {
    if (residentIds.length === 0 || residentIds.length > mostAtOnce) throw new Rejection('INPUT_INVALID', { field: 'residentIds' });
    const ids = uuidsOf(residentIds);
    const found = new Map((await tx.findBy(Resident, { id: In(ids) })).map((resident) => [resident.id, resident]));
    const residents = ids.map((id) => found.get(id) ?? unknown());
    await this.views.execute(tx, actor.subject, ids, { confirmed });
    await this.record.execute(tx, actor, {
      ...{ action: 'resident.unmask', purpose, resourceType: 'resident', residents: ids, count: residents.length },
      resourceId: ids.length === 1 ? ids[0] : null,
      households: residents.map(({ householdId }) => householdId),
      paths: residents.map(({ roomPath }) => roomPath),
    });
    return residents;
  }
}

function unknown(): never {
  throw new Rejection('RESIDENT_UNKNOWN');
}
