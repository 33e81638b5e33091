import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type StartRule, startRules } from '#contracts/shared.js';
import { enumOf } from '#platform/graphql-enum.js';

export const StartRuleEnum = enumOf(startRules);
registerEnumType(StartRuleEnum, { name: 'StartRule', description: 'From when the days of an observation count.' });

@ObjectType('KeyRegionReason')
@InputType('KeyRegionReasonInput')
export class KeyRegionReasonType {
  @Field(() => String)
  zh: string;

  @Field(() => String)
  en: string;

  @Field(() => String)
  ja: string;

  @Field(() => String)
  ko: string;
}

@ObjectType('KeyRegion')
export class KeyRegionType {
  @Field(() => String, { description: 'A division code of China, an ISO 3166-1 alpha-2 country, or `abroad`.' })
  origin: string;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD: reaches back to who came since; null: who comes from effectiveAt on.' })
  arrivedFrom: string | null;

  @Field(() => StartRuleEnum)
  startRule: StartRule;
}

@ObjectType('KeyRegionList', {
  description: 'Places that people are observed after coming from. A newer list replaces it from its effectiveAt on.',
})
export class KeyRegionListType {
  @Field(() => ID)
  id: string;

  @Field(() => Date)
  publishedAt: Date;

  @Field(() => Date)
  effectiveAt: Date;

  @Field(() => String, { description: 'Address of the announcement.' })
  source: string;

  @Field(() => KeyRegionReasonType)
  reason: KeyRegionReasonType;

  @Field(() => [KeyRegionType])
  regions: KeyRegionType[];
}

@InputType()
export class KeyRegionInput {
  @Field(() => String, { description: 'A division code of China, a country by code or name, or `abroad`.' })
  origin: string;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  arrivedFrom?: string;

  @Field(() => StartRuleEnum, { defaultValue: 'arrival' })
  startRule: StartRule;
}

@InputType()
export class PublishKeyRegionListInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again publishes nothing.' })
  requestId: string;

  @Field(() => ID, { description: 'A name for the list, such as its date; it stays with every trip that it applied to.' })
  listId: string;

  @Field(() => ID, { description: 'The area it is for.' })
  areaCode: string;

  @Field(() => Date, { nullable: true, description: 'Now when left out.' })
  publishedAt?: Date;

  @Field(() => Date)
  effectiveAt: Date;

  @Field(() => String)
  source: string;

  @Field(() => KeyRegionReasonType)
  reason: KeyRegionReasonType;

  @Field(() => [KeyRegionInput])
  regions: KeyRegionInput[];
}
