import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TargetEnd } from '#contracts/screening.events.js';
import { AreaType } from '../coverage/coverage.graphql.js';
import { TargetEndEnum } from '../enums.graphql.js';

@ObjectType('GridRoom', { description: 'One room of a campaign, as much as fits into a square.' })
export class GridRoomType {
  @Field(() => ID, { description: 'Of its RoomTarget.' })
  targetId: string;

  @Field(() => ID)
  code: string;

  @Field(() => String, { description: 'What tells it from its neighbours: its number.' })
  label: string;

  @Field(() => String, { nullable: true, description: 'Of the staircase; null where the building has only one.' })
  unit: string | null;

  @Field(() => TargetEndEnum, { nullable: true, description: 'Null while the room is missing.' })
  end: TargetEnd | null;

  @Field(() => Int)
  personsKnown: number;

  @Field(() => Boolean, { nullable: true, description: 'Somebody there stays at home; null for whoever may not know of observations.' })
  observed: boolean | null;
}

@ObjectType('GridBuilding', { description: 'Every room of a campaign in one building, staircase by staircase.' })
export class GridBuildingType {
  @Field(() => AreaType)
  building: AreaType;

  @Field(() => String, { description: 'Where it is, in the language of the caller.' })
  name: string;

  @Field(() => [GridRoomType])
  rooms: GridRoomType[];
}
