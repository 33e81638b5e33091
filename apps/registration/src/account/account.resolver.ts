import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In, IsNull } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { HouseholdType } from '../household/household.graphql.js';
import { checkIds } from '../ids.js';
import { AccountLink } from './account-link.entity.js';
import { AccountLinkType } from './account.graphql.js';
import { UnlinkAccounts } from './unlink-accounts.js';

/** What workers see and do about the accounts of a household. */
@Resolver(() => HouseholdType)
export class AccountResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unlink: UnlinkAccounts,
  ) {}

  @AssumedSize(4)
  @ResolveField(() => [AccountLinkType], { nullable: true, description: 'Accounts that may act for the household.' })
  accounts(
    @Parent() { id }: HouseholdType,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<AccountLinkType[]> {
    const loader = loaderOf<string, AccountLinkType[]>(loaders, 'household.accounts', (ids) =>
      withScope(this.dataSource, actor, 'account.link', async (tx) => {
        const found = await tx.find(AccountLink, { where: { householdId: In([...ids]), unlinkedAt: IsNull() }, order: { id: 'ASC' } });
        const byHousehold = Map.groupBy(found, ({ householdId }) => householdId);
        return ids.map((household) => byHousehold.get(household) ?? []);
      }),
    );
    return loader.load(id);
  }

  @Mutation(() => AccountLinkType, { description: 'An account may act for its household no more.' })
  async unlinkAccount(
    @Args('requestId', { type: () => ID, description: 'A UUID made by the client; the same id again changes nothing.' }) requestId: string,
    @Args('linkId', { type: () => ID }) linkId: string,
    @Caller() actor: Actor,
  ): Promise<AccountLinkType> {
    checkIds({ linkId });
    return withScope(this.dataSource, actor, 'account.link', async (tx) => {
      const id = await repeatable(tx, actor, requestId, async () => {
        const [ended] = await this.unlink.execute(tx, actor.subject, { id: linkId });
        if (!ended) throw new Rejection('NOT_FOUND');
        return ended.id;
      });
      return tx.findOneByOrFail(AccountLink, { id });
    });
  }
}
