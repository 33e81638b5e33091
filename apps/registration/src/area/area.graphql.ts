import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { areaKinds, roomStates } from '#contracts/shared.js';
import { enumOf } from '#platform/graphql-enum.js';

export const AreaKindEnum = enumOf(areaKinds);
export const RoomStateEnum = enumOf(roomStates);
registerEnumType(AreaKindEnum, { name: 'AreaKind' });
registerEnumType(RoomStateEnum, { name: 'RoomState', description: 'Every room has exactly one state: it is the denominator of coverage.' });

@ObjectType('AreaName', { description: 'A name in each language in which it is known.' })
export class AreaNameType {
  @Field(() => String)
  zh: string;

  @Field(() => String, { nullable: true })
  en: string | null;

  @Field(() => String, { nullable: true })
  ja: string | null;

  @Field(() => String, { nullable: true })
  ko: string | null;
}

@ObjectType('Population', { description: 'Counts below five are null for those who may not see people.' })
export class PopulationType {
  path: string;
  exact: boolean;

  @Field(() => Int, { nullable: true })
  rooms: number | null;

  @Field(() => Int, { nullable: true })
  households: number | null;

  @Field(() => Int, { nullable: true })
  residents: number | null;

  @Field(() => Date, { description: 'Time at which these figures were read; they hold every change until then.' })
  asOf: Date;

  @Field(() => Date, { nullable: true, description: 'When one of them last changed.' })
  changedAt: Date | null;
}

@ObjectType('Area', { description: 'One node of the area tree, from the city to a room.' })
@Directive('@key(fields: "code")')
export class AreaType {
  @Field(() => ID)
  code: string;

  @Field(() => AreaKindEnum)
  kind: string;

  @Field(() => AreaNameType)
  name: AreaNameType;

  @Field(() => String, { description: 'What tells it from its siblings, as people say it.' })
  label: string;

  @Field(() => String, { description: 'Codes from the city down, joined by a point.' })
  path: string;

  @Field(() => RoomStateEnum, { nullable: true })
  roomState: string | null;

  @Field(() => String, { nullable: true, description: 'Date of the room state, YYYY-MM-DD.' })
  roomStateOn: string | null;
}

@ObjectType('AddressMatch')
export class AddressMatchType {
  @Field(() => ID)
  roomCode: string;

  @Field(() => String)
  compound: string;

  @Field(() => String, { nullable: true })
  building: string | null;

  @Field(() => String, { nullable: true })
  unit: string | null;

  @Field(() => String)
  room: string;

  @Field(() => Float, { description: '1 when everything that was said fits exactly. Equal scores are ties: choose, nothing was guessed.' })
  score: number;
}
