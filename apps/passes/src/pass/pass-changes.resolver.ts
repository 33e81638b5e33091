import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { SuspensionReason } from '#contracts/passes.events.js';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import type { Action } from '#platform/policy.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { DecideSuspension } from '../suspension/decide-suspension.js';
import { RestorePass } from '../suspension/restore-pass.js';
import { ReadSuspensions } from '../suspension/read-suspensions.js';
import { SuspendPass } from '../suspension/suspend-pass.js';
import { Suspension } from '../suspension/suspension.entity.js';
import { SuspensionType } from '../suspension/suspension.graphql.js';
import type { RevocationReason } from './change-passes.js';
import { RevocationReasonEnum, SuspensionReasonEnum } from './pass.enums.js';
import { PassType } from './pass.graphql.js';
import { ReadPasses } from './read-passes.js';
import { RevokePass } from './revoke-pass.js';
import { shownPass } from './shown-pass.js';
import { type PassDecision, TellPassChange } from './tell-pass-change.js';

const requestId = { type: () => ID, description: 'A UUID made by the client; the same id again changes nothing.' } as const;

@Resolver()
export class PassChangesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPasses,
    private readonly suspensions: ReadSuspensions,
    private readonly suspend: SuspendPass,
    private readonly decide: DecideSuspension,
    private readonly restore: RestorePass,
    private readonly revoke: RevokePass,
    private readonly tell: TellPassChange,
  ) {}

  @Query(() => [SuspensionType], { description: 'Those that wait for the approval of another unit.' })
  suspensionsAsked(@Args('areaCode', { type: () => ID }) areaCode: string, @Caller() actor: Actor): Promise<SuspensionType[]> {
    return withScope(this.dataSource, actor, 'pass.approve', (tx) => this.suspensions.asked(tx, areaCode));
  }

  @Mutation(() => PassType, { description: 'At once when lost or misused; for health after another unit has approved it.' })
  suspendPass(
    @Args('requestId', requestId) request: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => SuspensionReasonEnum }) reason: SuspensionReason,
    @Caller() actor: Actor,
  ): Promise<PassType> {
    return this.changed(actor, 'pass.suspend', request, async (tx) => {
      const suspension = await this.suspend.execute(tx, actor, id, reason);
      const { passId, askedBy } = await tx.findOneByOrFail(Suspension, { id: suspension });
      return { passId, reason, approvers: [askedBy] };
    });
  }

  @Mutation(() => PassType, { description: 'By another person of another unit.' })
  decideSuspension(
    @Args('requestId', requestId) request: string,
    @Args('id', { type: () => ID, description: 'Of the suspension.' }) id: string,
    @Args('approved', { type: () => Boolean }) approved: boolean,
    @Caller() actor: Actor,
  ): Promise<PassType> {
    return this.changed(actor, 'pass.approve', request, async (tx) => {
      const { passId, reason, askedBy } = await this.decide.execute(tx, actor, id, approved);
      return { passId, reason, approvers: [askedBy, actor.subject], decision: approved ? 'allow' : 'deny' };
    });
  }

  @Mutation(() => PassType, { description: 'Takes back what a worker ordered. What stands by rule ends with its cause, or by an appeal.' })
  restorePass(
    @Args('requestId', requestId) request: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<PassType> {
    return this.changed(actor, 'pass.suspend', request, async (tx) => ({
      passId: await this.restore.execute(tx, actor.subject, id),
      reason: 'restored',
    }));
  }

  @Mutation(() => PassType)
  revokePass(
    @Args('requestId', requestId) request: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => RevocationReasonEnum }) reason: RevocationReason,
    @Caller() actor: Actor,
  ): Promise<PassType> {
    return this.changed(actor, 'pass.revoke', request, async (tx) => ({
      passId: await this.revoke.execute(tx, actor.subject, id, reason),
      reason,
    }));
  }

  private changed(actor: Actor, action: Action, request: string, work: (tx: EntityManager) => Promise<PassDecision>): Promise<PassType> {
    return withScope(this.dataSource, actor, action, async (tx) => {
      const id = await repeatable(tx, actor, request, async () => {
        const decision = await work(tx);
        await this.tell.execute(tx, actor, action, decision);
        return decision.passId;
      });
      return shownPass(await this.read.one(tx, id));
    });
  }
}
