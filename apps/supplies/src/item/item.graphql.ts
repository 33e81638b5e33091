import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform/graphql-enum.js';
import { itemKinds, units, type ItemKind, type Unit } from './item.rules.js';

export const ItemKindEnum = enumOf(itemKinds);
export const UnitEnum = enumOf(units);
registerEnumType(ItemKindEnum, { name: 'SupplyItemKind' });
registerEnumType(UnitEnum, { name: 'SupplyUnit', description: 'What all quantities of an item count.' });

@InputType({ description: 'A name in Chinese, and in the other languages in which it has one.' })
export class SupplyNameInput {
  @Field(() => String)
  zh: string;

  @Field(() => String, { nullable: true })
  en?: string;

  @Field(() => String, { nullable: true })
  ja?: string;

  @Field(() => String, { nullable: true })
  ko?: string;
}

@ObjectType('SupplyItem', { description: 'Something that is stored and handed out.' })
@Directive('@key(fields: "id")')
export class ItemType {
  @Field(() => ID)
  id: string;

  @Field(() => ItemKindEnum)
  kind: ItemKind;

  @Field(() => UnitEnum)
  unit: Unit;
}

@InputType()
export class DefineItemInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same item and defines nothing.' })
  requestId: string;

  @Field(() => ID, { description: 'Under which area it may be stored: a subdistrict, say.' })
  areaCode: string;

  @Field(() => ItemKindEnum)
  kind: ItemKind;

  @Field(() => SupplyNameInput)
  name: SupplyNameInput;

  @Field(() => UnitEnum, { defaultValue: 'piece' })
  unit: Unit;
}
