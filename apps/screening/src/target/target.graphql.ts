import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TargetEnd } from '#contracts/screening.events.js';
import type { Channel } from '../campaign/campaign.rules.js';
import { AreaType } from '../coverage/coverage.graphql.js';
import { ChannelEnum, TargetEndEnum } from '../enums.graphql.js';

@ObjectType('TargetResident', { description: 'Somebody who is to be asked in a room: a reference, no name.' })
export class TargetResidentType {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'BCP 47 primary tag.' })
  language: string;

  @Field(() => String)
  ageBand: string;

  @Field(() => [String], { nullable: true, description: 'Null for whoever may not see people as they are.' })
  flags: string[] | null;

  @Field(() => Boolean)
  answered: boolean;
}

@ObjectType('RoomTarget', { description: 'One room in one campaign.' })
@Directive('@key(fields: "id")')
export class RoomTargetType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  campaignId: string;

  roomCode: string;
  roomPath: string;

  @Field(() => TargetEndEnum, { nullable: true, description: 'Null while the room is missing.' })
  end: TargetEnd | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD.' })
  endedOn: string | null;

  @Field(() => Int)
  personsKnown: number;

  @Field(() => Int)
  personsAnswered: number;

  @Field(() => ChannelEnum, { nullable: true, description: 'The channel whose turn it is; null when nobody is to be tried any more.' })
  nextChannel: Channel | null;

  @Field(() => Date, { nullable: true, description: 'From when; a time that has passed means now.' })
  nextAt: Date | null;
}

@ObjectType('MissingBuilding', { description: 'How many rooms are missing in a building, or in one of its units.' })
export class MissingBuildingType {
  @Field(() => AreaType, { nullable: true })
  building: AreaType | null;

  @Field(() => AreaType, { nullable: true, description: 'Null for rooms that stand in no unit.' })
  unit: AreaType | null;

  @Field(() => String, { description: 'Where it is, in the language of the caller.' })
  name: string;

  @Field(() => Int)
  missing: number;
}

@ObjectType('RoomTargetEdge')
export class RoomTargetEdgeType {
  @Field(() => String)
  cursor: string;

  @Field(() => RoomTargetType)
  node: RoomTargetType;
}

@ObjectType('PageInfo')
@Directive('@shareable')
export class PageInfoType {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

@ObjectType('MissingRooms', { description: 'Rooms that have not ended, building by building and unit by unit.' })
export class MissingRoomsType {
  campaignId: string;
  areaPath: string;

  @Field(() => Int)
  totalCount: number;

  @Field(() => [RoomTargetEdgeType])
  edges: RoomTargetEdgeType[];

  @Field(() => PageInfoType)
  pageInfo: PageInfoType;
}
