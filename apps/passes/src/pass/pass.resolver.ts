import { Args, ID, Int, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClearFor } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import { SuspensionType } from '../suspension/suspension.graphql.js';
import { ReadSuspensions } from '../suspension/read-suspensions.js';
import { PassStateEnum } from './pass.enums.js';
import type { Pass } from './pass.entity.js';
import { PassDetailsType, PassPageType, PassType } from './pass.graphql.js';
import type { PassState } from './pass.rules.js';
import { OpenDetails } from './open-details.js';
import { ReadPasses } from './read-passes.js';
import { shownPass } from './shown-pass.js';
import { TellPassChange } from './tell-pass-change.js';

type Places = GraphContext['loaders'];
const mostAtOnce = 200;

@Resolver(() => PassType)
export class PassResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadPasses,
    private readonly suspensions: ReadSuspensions,
    private readonly details: OpenDetails,
    private readonly tell: TellPassChange,
  ) {}

  @Query(() => PassType, { nullable: true })
  pass(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<PassType | null> {
    return this.passes(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<PassType | null> {
    return this.passes(actor, loaders).load(id);
  }

  @AssumedSize(8)
  @Query(() => [PassType], { description: 'Of a household: several live on one phone. Running ones first.' })
  passesOf(@Args('householdId', { type: () => ID }) householdId: string, @Caller() actor: Actor): Promise<PassType[]> {
    return withScope(this.dataSource, actor, 'pass.read', async (tx) => {
      const id = uuidOrNull(householdId);
      return id ? (await this.read.ofHousehold(tx, id)).map(shownPass) : [];
    });
  }

  @Query(() => PassPageType, { name: 'passes', description: 'Under an area, the newest first.' })
  under(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('state', { type: () => PassStateEnum, nullable: true }) state: PassState | null,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
  ): Promise<PassPageType> {
    return withScope(this.dataSource, actor, 'pass.read', async (tx) => {
      const asked = Math.min(Math.max(first, 1), mostAtOnce);
      const { passes, hasNext } = await this.read.under(tx, areaCode, state ?? null, asked, uuidOrNull(after));
      return { nodes: passes.map(shownPass), endCursor: hasNext ? (passes.at(-1)?.id ?? null) : null };
    });
  }

  @AssumedSize(4)
  @ResolveField(() => [SuspensionType], { description: 'Every reason that stood or stands, the oldest first.' })
  suspensionHistory(@Parent() { id }: PassType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<SuspensionType[]> {
    const of = loaderOf<string, SuspensionType[]>(loaders, 'pass.suspensions', (ids) =>
      withScope(this.dataSource, actor, 'pass.read', (tx) => this.suspensions.ofPasses(tx, ids)),
    );
    return of.load(id);
  }

  @ResolveField(() => PassDetailsType, { nullable: true, description: 'Null where nothing is sealed, or for whoever may not see it.' })
  sealedDetails(@Parent() { id }: PassType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<PassDetailsType | null> {
    const of = loaderOf<string, PassDetailsType | null>(loaders, 'pass.details', (ids) =>
      withScope(this.dataSource, actor, 'pass.read', async (tx, sight) => {
        const passes = await this.read.byIds(tx, ids);
        const clear = passes.map((pass) => (pass && isClearFor(sight, pass.path, pass.householdId) ? pass : null));
        const others = clear.filter((pass) => pass !== null && pass.detailsSealed !== null && !sight.households.includes(pass.householdId));
        await this.tell.opened(tx, actor, others as Pass[]);
        return clear.map((pass) => pass && this.details.execute(pass));
      }),
    );
    return of.load(id);
  }

  private passes(actor: Actor, loaders: Places) {
    return loaderOf<string, PassType | null>(loaders, 'pass', (ids) =>
      withScope(this.dataSource, actor, 'pass.read', async (tx) =>
        (await this.read.byIds(tx, uuidsOf(ids))).map((pass) => (pass ? shownPass(pass) : null)),
      ),
    );
  }
}
