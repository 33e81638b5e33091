import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOf } from '#platform/uuid.js';
import { ConfirmSupply } from './confirm-supply.js';
import { Supply } from './supply.entity.js';
import { ConfirmSupplyInput, SupplyType } from './supply.graphql.js';

@Resolver()
export class SupplyResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly confirm: ConfirmSupply,
  ) {}

  @Query(() => [SupplyType], { description: 'What the pharmacies of the caller have confirmed for a round, the newest day first.' })
  supplies(@Args('roundId', { type: () => ID }) roundId: string, @Caller() actor: Actor): Promise<Supply[]> {
    return withScope(this.dataSource, actor, 'supply.confirm', (tx) =>
      tx.find(Supply, { where: { roundId: uuidOf(roundId) }, order: { day: 'DESC', id: 'ASC' }, take: 200 }),
    );
  }

  @Mutation(() => SupplyType, { description: 'Calls so many numbers to the pharmacy. Said again it is the new number: more calls more.' })
  confirmSupply(@Args('input') { requestId, ...input }: ConfirmSupplyInput, @Caller() actor: Actor): Promise<Supply> {
    const supply = { ...input, roundId: uuidOf(input.roundId), pharmacyId: uuidOf(input.pharmacyId) };
    return withScope(this.dataSource, actor, 'supply.confirm', async (tx) => {
      const id = await repeatable(tx, actor, requestId, () => this.confirm.execute(tx, supply));
      return tx.findOneByOrFail(Supply, { id });
    });
  }
}
