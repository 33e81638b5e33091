import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform/graphql-enum.js';
import { SupplyNameInput } from '../item/item.graphql.js';
import { storeKinds, type StoreKind } from './store.entity.js';

export const StoreKindEnum = enumOf(storeKinds);
registerEnumType(StoreKindEnum, { name: 'StoreKind' });

@ObjectType('Store', { description: 'A place where things lie.' })
@Directive('@key(fields: "id")')
export class StoreType {
  @Field(() => ID)
  id: string;

  @Field(() => StoreKindEnum)
  kind: StoreKind;

  @Field(() => ID)
  areaCode: string;
}

@InputType()
export class OpenStoreInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same store and opens nothing.' })
  requestId: string;

  @Field(() => ID)
  areaCode: string;

  @Field(() => StoreKindEnum)
  kind: StoreKind;

  @Field(() => SupplyNameInput)
  name: SupplyNameInput;
}
