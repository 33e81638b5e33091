import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Access, RecordAccess } from '#messaging/record-access.js';
import type { Actor } from '#platform/actor.js';
import type { Action } from '#platform/policy.js';
import { Observation } from './observation.entity.js';

/** Writes down who decided what about whose observation: one record for each person. */
@Injectable()
export class TellObservation {
  constructor(private readonly record: RecordAccess) {}

  async execute(
    tx: EntityManager,
    actor: Actor,
    action: Action,
    ids: readonly string[],
    decision: Pick<Access, 'reason' | 'approvers' | 'decision'>,
  ): Promise<void> {
    const observations = await tx.find(Observation, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
    const about = observations.map(({ id, residentId, householdId, path }) => ({
      ...{ action, resourceType: 'observation', resourceId: id, residents: [residentId], households: [householdId], paths: [path] },
      ...{ approvers: [actor.subject], ...decision },
    }));
    await this.record.execute(tx, actor, ...about);
  }
}
