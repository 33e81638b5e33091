import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { uuidOf } from '#platform/uuid.js';
import { MoveOnce } from './move-once.js';
import { MoveStock } from './move-stock.js';
import { ReverseMovement } from './reverse-movement.js';
import type { Movement } from './stock-move.entity.js';
import { CountStockInput, MoveStockInput, SendStockInput, StockMovementType } from './stock.graphql.js';
import { TransferStock } from './transfer-stock.js';

const placeIn = <Input extends { storeId: string; itemId: string }>(input: Input): Input => ({
  ...input,
  storeId: uuidOf(input.storeId),
  itemId: uuidOf(input.itemId),
});

/** Each of them adds a movement to the ledger and answers with it. */
@Resolver()
export class StockChangesResolver {
  constructor(
    private readonly once: MoveOnce,
    private readonly move: MoveStock,
    private readonly transfer: TransferStock,
    private readonly reverse: ReverseMovement,
  ) {}

  @Mutation(() => StockMovementType)
  moveStock(@Args('input') { requestId, ...input }: MoveStockInput, @Caller() actor: Actor): Promise<Movement> {
    return this.once.execute(actor, requestId, (tx) => this.move.execute(tx, actor.subject, placeIn(input)));
  }

  @Mutation(() => StockMovementType)
  countStock(@Args('input') { requestId, ...input }: CountStockInput, @Caller() actor: Actor): Promise<Movement> {
    return this.once.execute(actor, requestId, (tx) => this.move.count(tx, actor.subject, placeIn(input)));
  }

  @Mutation(() => StockMovementType, { description: 'Its id is the `transferId` by which the other store receives it.' })
  sendStock(@Args('input') { requestId, ...input }: SendStockInput, @Caller() actor: Actor): Promise<Movement> {
    const [fromStoreId, toStoreId, itemId] = [uuidOf(input.fromStoreId), uuidOf(input.toStoreId), uuidOf(input.itemId)];
    const sending = { fromStoreId, toStoreId, itemId, quantity: input.quantity };
    return this.once.execute(actor, requestId, (tx) => this.transfer.send(tx, actor.subject, sending));
  }

  @Mutation(() => StockMovementType, { description: 'What was sent and did not arrive is written down as lost.' })
  receiveStock(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('transferId', { type: () => ID }) transferId: string,
    @Args('received', { type: () => Int }) received: number,
    @Caller() actor: Actor,
  ): Promise<Movement> {
    return this.once.execute(actor, requestId, (tx) => this.transfer.receive(tx, actor.subject, uuidOf(transferId), received));
  }

  @Mutation(() => StockMovementType)
  reverseStockMovement(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<Movement> {
    return this.once.execute(actor, requestId, (tx) => this.reverse.execute(tx, actor.subject, uuidOf(id)));
  }
}
