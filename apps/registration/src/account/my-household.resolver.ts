import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller } from '#platform/graphql.js';
import { ownHouseholdRoles } from '#platform/policy.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { HouseholdType } from '../household/household.graphql.js';
import { ReadHouseholds } from '../household/read-households.js';
import { checkIds } from '../ids.js';
import { AccountLink } from './account-link.entity.js';
import { AccountLinkType, RegisterMyFamilyInput } from './account.graphql.js';
import { asMyself } from './as-myself.js';
import { LinkByPhone } from './link-by-phone.js';
import { RegisterFamily } from './register-family.js';
import { UnlinkAccounts } from './unlink-accounts.js';

const request = 'A UUID made by the client; the same id again changes nothing.';

/** What somebody does for themselves, signed in by a code to the phone. */
@Resolver(() => AccountLinkType)
export class MyHouseholdResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterFamily,
    private readonly link: LinkByPhone,
    private readonly unlink: UnlinkAccounts,
    private readonly read: ReadHouseholds,
  ) {}

  @AssumedSize(2)
  @Query(() => [HouseholdType], { description: 'The households of the caller; after linking one, with the next access token.' })
  async myHouseholds(@Caller() actor: Actor): Promise<HouseholdType[]> {
    const own = actor.grants.flatMap(({ role, household }) => (ownHouseholdRoles.includes(role) && household ? [household] : []));
    if (own.length === 0) return [];
    return withScope(this.dataSource, actor, 'household.read', async (tx, { households }) =>
      (await this.read.byIds(tx, households)).filter((household) => household !== null),
    );
  }

  @Mutation(() => AccountLinkType, {
    description:
      'Registers a family on one phone, before it comes or when it is here. What is said stays unverified until a worker confirms it.',
  })
  registerMyFamily(@Args('input') input: RegisterMyFamilyInput, @Caller() actor: Actor): Promise<AccountLinkType> {
    return asMyself(this.dataSource, actor, async (tx, myself) => {
      const id = await repeatable(tx, actor, input.requestId, async () => (await this.register.execute(tx, myself, input)).id);
      return tx.findOneByOrFail(AccountLink, { id });
    });
  }

  @Mutation(() => [AccountLinkType], { description: 'Links the caller to the households that have their phone in the register.' })
  linkMyHousehold(
    @Args('requestId', { type: () => ID, description: request }) requestId: string,
    @Caller() actor: Actor,
  ): Promise<AccountLinkType[]> {
    return asMyself(this.dataSource, actor, async (tx, myself) => {
      const ids = await repeatable(tx, actor, requestId, async () => (await this.link.execute(tx, myself)).map(({ id }) => id).join(','));
      return tx.findBy(AccountLink, { id: In(ids.split(',')) });
    });
  }

  @Mutation(() => Boolean, { description: 'The caller acts for this household no more. False when they did not.' })
  unlinkMyHousehold(
    @Args('requestId', { type: () => ID, description: request }) requestId: string,
    @Args('householdId', { type: () => ID }) householdId: string,
    @Caller() actor: Actor,
  ): Promise<boolean> {
    return asMyself(this.dataSource, actor, async (tx, { accountId }) => {
      checkIds({ householdId });
      const ended = await repeatable(tx, actor, requestId, async () =>
        (await this.unlink.execute(tx, accountId, { householdId, accountId })).map(({ id }) => id).join(','),
      );
      return ended !== '';
    });
  }
}
