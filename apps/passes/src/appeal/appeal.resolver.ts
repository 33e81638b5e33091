import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { AppealReasonEnum } from '../pass/pass.enums.js';
import { PassType } from '../pass/pass.graphql.js';
import { ReadPasses } from '../pass/read-passes.js';
import { shownPass } from '../pass/shown-pass.js';
import { TellPassChange } from '../pass/tell-pass-change.js';
import { Appeal } from './appeal.entity.js';
import { AppealType } from './appeal.graphql.js';
import { AppealPass } from './appeal-pass.js';
import type { AppealReason } from './appeal.rules.js';
import { DecideAppeal } from './decide-appeal.js';

const mostOpen = 200;

@Resolver()
export class AppealResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPasses,
    private readonly appeal: AppealPass,
    private readonly decide: DecideAppeal,
    private readonly tell: TellPassChange,
  ) {}

  @Query(() => [AppealType], { description: 'Under an area, those that wait for a decision, the oldest first.' })
  passAppeals(@Args('areaCode', { type: () => ID }) areaCode: string, @Caller() actor: Actor): Promise<AppealType[]> {
    return withScope(this.dataSource, actor, 'appeal.decide', async (tx) => {
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      const open = tx.createQueryBuilder(Appeal, 'a').where(`a.state = 'open' AND a.path >= :from AND a.path < :to`);
      return open
        .setParameters({ from: area.path, to: pathEnd(area.path) })
        .orderBy('a.id')
        .limit(mostOpen)
        .getMany();
    });
  }

  @Mutation(() => AppealType, { description: 'The holder, or a worker for them, says that it should not stand suspended or revoked.' })
  appealPass(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => AppealReasonEnum }) reason: AppealReason,
    @Caller() actor: Actor,
  ): Promise<AppealType> {
    return withScope(this.dataSource, actor, 'pass.appeal', async (tx) => {
      const appeal = await repeatable(tx, actor, requestId, () => this.appeal.execute(tx, actor.subject, id, reason));
      return tx.findOneByOrFail(Appeal, { id: appeal });
    });
  }

  @Mutation(() => PassType, { description: 'Granted, everything that stood against the pass is lifted and does not come back by rule.' })
  decideAppeal(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID, description: 'Of the appeal.' }) id: string,
    @Args('granted', { type: () => Boolean }) granted: boolean,
    @Caller() actor: Actor,
  ): Promise<PassType> {
    return withScope(this.dataSource, actor, 'appeal.decide', async (tx) => {
      const passId = await repeatable(tx, actor, requestId, async () => {
        const { passId, askedBy, reason } = await this.decide.execute(tx, actor.subject, id, granted);
        const decision = granted ? ('allow' as const) : ('deny' as const);
        await this.tell.execute(tx, actor, 'appeal.decide', { passId, reason, decision, approvers: [askedBy, actor.subject] });
        return passId;
      });
      return shownPass(await this.read.one(tx, passId));
    });
  }
}
