import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOf, uuidsOf } from '#platform/uuid.js';
import { checkedName } from '../item/define-item.js';
import { CloseRound } from './close-round.js';
import type { MaskRound } from './mask-round.entity.js';
import { OpenRound } from './open-round.js';
import { ReadRounds } from './read-rounds.js';
import { OpenRoundInput, RoundType } from './round.graphql.js';

@Resolver()
export class RoundChangesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly open: OpenRound,
    private readonly close: CloseRound,
    private readonly read: ReadRounds,
  ) {}

  @Mutation(() => RoundType)
  openRound(@Args('input') { requestId, ...input }: OpenRoundInput, @Caller() actor: Actor): Promise<MaskRound> {
    const ids = { itemId: uuidOf(input.itemId), pharmacyIds: uuidsOf(input.pharmacyIds) };
    return withScope(this.dataSource, actor, 'round.open', async (tx) => {
      const opening = { ...input, ...ids, price: input.price ? checkedName(input.price) : null };
      return this.read.one(tx, await repeatable(tx, actor, requestId, () => this.open.execute(tx, actor.subject, opening)));
    });
  }

  @Mutation(() => RoundType, { description: 'What was not collected lapses. Closing it again changes nothing.' })
  closeRound(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<MaskRound> {
    const known = uuidOf(id);
    return withScope(this.dataSource, actor, 'round.open', async (tx) => {
      const closed = await repeatable(tx, actor, requestId, async () => {
        await this.close.execute(tx, known);
        return known;
      });
      return this.read.one(tx, closed);
    });
  }
}
