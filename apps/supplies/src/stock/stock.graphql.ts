import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { stockMoves, type StockMove } from '#contracts/supplies.events.js';
import { enumOf } from '#platform/graphql-enum.js';
import type { SimpleMove } from './stock.rules.js';

export const StockMoveEnum = enumOf(stockMoves);
export const SimpleMoveEnum = enumOf(['receipt', 'issue', 'loss', 'return'] as const);
registerEnumType(StockMoveEnum, { name: 'StockMove' });
registerEnumType(SimpleMoveEnum, { name: 'SimpleStockMove' });

const request = 'A UUID made by the client; the same id again moves nothing and gives the same answer.';

@ObjectType('StockMovement', { description: 'It is never changed, only reversed by another one.' })
export class StockMovementType {
  @Field(() => ID)
  id: string;

  @Field(() => StockMoveEnum)
  kind: StockMove;

  @Field(() => Int, { description: 'What the shelf gained; negative where it lost.' })
  quantity: number;

  @Field(() => Date)
  at: Date;

  @Field(() => ID, { description: 'Account of whoever wrote it down.' })
  by: string;

  @Field(() => ID, { nullable: true, description: 'The movement that this one takes back.' })
  reverses: string | null;
}

@ObjectType('StockUnderWay', { description: 'Sent to a store and not received yet.' })
export class UnderWayType {
  @Field(() => ID)
  transferId: string;

  @Field(() => ID)
  itemId: string;

  @Field(() => Int)
  quantity: number;
}

@ObjectType('Shelf', { description: 'One item in one store.' })
export class ShelfType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  storeId: string;

  @Field(() => Int, { description: 'The sum of its movements.' })
  balance: number;

  @Field(() => Int)
  warnBelow: number;

  @Field(() => Date, { nullable: true, description: 'When somebody last counted it; null: never.' })
  countedAt: Date | null;
}

@InputType()
class ShelfInput {
  @Field(() => ID, { description: request })
  requestId: string;

  @Field(() => ID)
  storeId: string;

  @Field(() => ID)
  itemId: string;
}

@InputType()
export class MoveStockInput extends ShelfInput {
  @Field(() => SimpleMoveEnum)
  kind: SimpleMove;

  @Field(() => Int)
  quantity: number;
}

@InputType()
export class CountStockInput extends ShelfInput {
  @Field(() => Int, { description: 'What lies there.' })
  counted: number;
}

@InputType()
export class SendStockInput {
  @Field(() => ID, { description: request })
  requestId: string;

  @Field(() => ID)
  fromStoreId: string;

  @Field(() => ID)
  toStoreId: string;

  @Field(() => ID)
  itemId: string;

  @Field(() => Int)
  quantity: number;
}
