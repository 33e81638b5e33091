import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Access, RecordAccess } from '#messaging/record-access.js';
import type { Actor } from '#platform/actor.js';
import type { Action } from '#platform/policy.js';
import { Pass } from './pass.entity.js';

export interface PassDecision extends Pick<Access, 'reason' | 'approvers' | 'decision'> {
  passId: string;
}

/** Writes down who decided what about whose pass, or had it in hand to print. */
@Injectable()
export class TellPassChange {
  constructor(private readonly record: RecordAccess) {}

  async execute(tx: EntityManager, actor: Actor, action: Action, { passId, ...decision }: PassDecision): Promise<void> {
    const pass = await tx.findOneByOrFail(Pass, { id: passId });
    await this.record.execute(tx, actor, { action, resourceType: 'pass', resourceId: passId, ...holders([pass]), ...decision });
  }

  /** Plates and visitors, for somebody who does not live there. */
  async opened(tx: EntityManager, actor: Actor, passes: readonly Pass[]): Promise<void> {
    if (passes.length === 0) return;
    const about = { action: 'pass.read', purpose: 'neighbourhood-work', resourceType: 'pass-details', count: passes.length } as const;
    await this.record.execute(tx, actor, { ...about, resourceId: passes.length === 1 ? passes[0]!.id : null, ...holders(passes) });
  }

  async printed(tx: EntityManager, actor: Actor, passIds: readonly string[]): Promise<void> {
    const passes = await tx.findBy(Pass, { id: In([...passIds]) });
    const about = { action: 'pass.issue', purpose: 'print', resourceType: 'pass-print', count: passes.length } as const;
    await this.record.execute(tx, actor, { ...about, ...holders(passes) });
  }
}

const holders = (passes: readonly Pass[]) => ({
  paths: passes.map(({ path }) => path),
  residents: passes.flatMap(({ residentId }) => residentId ?? []),
  households: passes.map(({ householdId }) => householdId),
});
