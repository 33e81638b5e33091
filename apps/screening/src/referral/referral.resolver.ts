import { Args, ID, Mutation, Query, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { ReferralOutcomeEnum, ReferralStateEnum } from '../care.enums.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import { CloseReferral } from './close-referral.js';
import { Referral } from './referral.entity.js';
import { ReferralType } from './referral.graphql.js';
import type { ReferralOutcome } from './referral.rules.js';

const most = 200;

@Resolver(() => ReferralType)
export class ReferralResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly close: CloseReferral,
  ) {}

  @Query(() => [ReferralType], { description: `Of an area, the newest ${most}.` })
  referrals(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('state', { type: () => ReferralStateEnum, defaultValue: 'open' }) state: 'open' | 'closed',
    @Caller() actor: Actor,
  ): Promise<Referral[]> {
    return withScope(this.dataSource, actor, 'referral.read', async (tx) => {
      const area = await tx.findOneBy(Area, { code: areaCode });
      if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
      return tx
        .createQueryBuilder(Referral, 'referral')
        .where('referral.path >= :path AND referral.path < :end', { path: area.path, end: pathEnd(area.path) })
        .andWhere('referral.state = :state', { state })
        .orderBy('referral.id', 'DESC')
        .limit(most)
        .getMany();
    });
  }

  @Query(() => ReferralType, { nullable: true })
  referral(
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<Referral | null> {
    return this.referralOf(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Referral | null> {
    return this.referralOf(actor, loaders).load(id);
  }

  @Mutation(() => ReferralType)
  closeReferral(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('outcome', { type: () => ReferralOutcomeEnum }) outcome: ReferralOutcome,
    @Args('vehicleArranged', {
      type: () => Boolean,
      nullable: true,
      description: 'They were brought to the clinic by an arranged vehicle.',
    })
    vehicleArranged: boolean | undefined,
    @Caller() actor: Actor,
  ): Promise<Referral> {
    const known = uuidOrNull(id);
    if (!known) throw new Rejection('REFERRAL_UNKNOWN');
    return withScope(this.dataSource, actor, 'referral.close', async (tx) => {
      const closed = await repeatable(tx, actor, requestId, async () => {
        await this.close.execute(tx, actor.subject, known, { outcome, vehicleArranged: vehicleArranged ?? null });
        return known;
      });
      return tx.findOneByOrFail(Referral, { id: closed });
    });
  }

  private referralOf(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<string, Referral | null>(loaders, 'referral', (ids) =>
      withScope(this.dataSource, actor, 'referral.read', async (tx) => {
        const wanted = uuidsOf(ids);
        const found = new Map((await tx.findBy(Referral, { id: In(wanted) })).map((referral) => [referral.id, referral]));
        return wanted.map((one) => found.get(one) ?? null);
      }),
    );
  }
}
