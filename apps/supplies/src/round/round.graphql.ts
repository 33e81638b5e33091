import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { roundRules, type RoundRule } from '#contracts/supplies.events.js';
import { enumOf } from '#platform/graphql-enum.js';
import { SupplyNameInput } from '../item/item.graphql.js';
import { roundStates, type RoundState } from './mask-round.entity.js';
import { roundPhases } from './round.rules.js';

export const RoundRuleEnum = enumOf(roundRules);
export const RoundStateEnum = enumOf(roundStates);
export const RoundPhaseEnum = enumOf(roundPhases);
registerEnumType(RoundRuleEnum, { name: 'RoundRule', description: '`queue`: who comes first; `lottery`: drawn after booking has ended.' });
registerEnumType(RoundStateEnum, { name: 'RoundState' });
registerEnumType(RoundPhaseEnum, { name: 'RoundPhase', description: 'Whether people can book now.' });

@ObjectType('MaskRound', { description: 'Packs of one item, shared out among the households of an area.' })
@Directive('@key(fields: "id")')
export class RoundType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  areaCode: string;

  @Field(() => RoundRuleEnum)
  rule: RoundRule;

  @Field(() => Int, { description: 'Of the item, for one household address.' })
  quota: number;

  @Field(() => Int, { description: 'How many households can be served.' })
  packs: number;

  @Field(() => Date)
  opensAt: Date;

  @Field(() => Date)
  closesAt: Date;

  @Field(() => String, { description: 'Time of day in China from which packs are handed out, `HH:MM`.' })
  collectFrom: string;

  @Field(() => String)
  collectUntil: string;

  @Field(() => RoundStateEnum)
  state: RoundState;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the seed, published before anybody books; only under `lottery`.' })
  seedCommitment: string | null;

  @Field(() => String, { nullable: true, description: 'Published by the draw.' })
  seed: string | null;
}

@ObjectType('DrawPlace')
export class DrawPlaceType {
  @Field(() => Int, { description: 'From 1.' })
  place: number;

  @Field(() => ID)
  reservationId: string;
}

@ObjectType('RoundDraw', {
  description: 'Everything that is needed to draw again: the order is by SHA-256 of `<seed>:<reservationId>`, the smallest first.',
})
export class RoundDrawType {
  @Field(() => ID)
  roundId: string;

  @Field(() => String)
  seed: string;

  @Field(() => String, { description: 'SHA-256 of the seed, as it was published before booking began.' })
  commitment: string;

  @Field(() => Int, { description: 'The places up to this one got a pack.' })
  packs: number;

  @Field(() => [DrawPlaceType])
  entries: DrawPlaceType[];
}

@InputType()
export class OpenRoundInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same round and opens nothing.' })
  requestId: string;

  @Field(() => ID)
  areaCode: string;

  @Field(() => ID)
  itemId: string;

  @Field(() => RoundRuleEnum)
  rule: RoundRule;

  @Field(() => Int)
  packs: number;

  @Field(() => Int, { defaultValue: 5, description: 'Of the item, for one household address.' })
  quota: number;

  @Field(() => SupplyNameInput, { nullable: true, description: 'What a pack costs, as people are told.' })
  price?: SupplyNameInput;

  @Field(() => Date, { nullable: true, description: 'Now when left out.' })
  opensAt?: Date;

  @Field(() => Date)
  closesAt: Date;

  @Field(() => String, { defaultValue: '09:00' })
  collectFrom: string;

  @Field(() => String, { defaultValue: '17:00' })
  collectUntil: string;

  @Field(() => [ID])
  pharmacyIds: string[];
}
