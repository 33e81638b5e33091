import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { checkIds } from '../ids.js';
import { RankDuplicates } from '../resident/rank-duplicates.js';
import { ResidentFile } from '../resident/resident-file.js';
import { ShowResident } from '../resident/show-resident.js';
import { ConfirmHousehold } from './confirm-household.js';
import { Household } from './household.entity.js';
import { HouseholdType, RankedDuplicateType } from './household.graphql.js';
import { ReadHouseholds } from './read-households.js';

/** Families that registered themselves, for a worker to compare and confirm. */
@Resolver(() => HouseholdType)
export class UnconfirmedResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadHouseholds,
    private readonly confirm: ConfirmHousehold,
    private readonly duplicates: RankDuplicates,
    private readonly show: ShowResident,
    private readonly file: ResidentFile,
  ) {}

  @Query(() => [HouseholdType], {
    description: 'Households that said something of themselves which no worker has confirmed, the oldest first.',
  })
  unconfirmedHouseholds(
    @Args('within', { type: () => ID, description: 'Code of the area to look in.' }) within: string,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Caller() actor: Actor,
  ): Promise<HouseholdType[]> {
    return withScope(this.dataSource, actor, 'household.edit', (tx) =>
      this.read.unconfirmed(tx, within, Math.min(Math.max(first, 1), 200)),
    );
  }

  @ResolveField(() => [RankedDuplicateType], {
    nullable: true,
    description: 'Who in other households may be one of these people, most likely first.',
  })
  possibleDuplicates(@Parent() { id }: HouseholdType, @Caller() actor: Actor): Promise<RankedDuplicateType[]> {
    return withScope(this.dataSource, actor, 'resident.search', async (tx, sight) => {
      const [members = []] = await this.read.residentsOf(tx, [id]);
      const ranked = [];
      for (const member of members) ranked.push(...(await this.duplicates.execute(tx, this.file.open(member), member.roomPath)));
      const others = ranked.filter(({ resident }) => resident.householdId !== id).sort((a, b) => b.score - a.score);
      return others.map(({ score, reasons, resident }) => ({
        score,
        reasons,
        resident: this.show.execute(resident, sight, 'resident.search'),
      }));
    });
  }

  @Mutation(() => HouseholdType, { description: 'A worker has compared what the family said of itself. Confirmed again, nothing changes.' })
  async confirmHousehold(
    @Args('requestId', { type: () => ID, description: 'A UUID made by the client; the same id again changes nothing.' }) requestId: string,
    @Args('householdId', { type: () => ID }) householdId: string,
    @Caller() actor: Actor,
  ): Promise<HouseholdType> {
    checkIds({ householdId });
    return withScope(this.dataSource, actor, 'household.edit', async (tx) => {
      const id = await repeatable(tx, actor, requestId, async () => (await this.confirm.execute(tx, actor.subject, householdId)).id);
      return tx.findOneByOrFail(Household, { id });
    });
  }
}
