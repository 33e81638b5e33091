import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { AccessPurpose } from '#contracts/audit.events.js';
import { AccessPurposeEnum } from './entry.graphql.js';

@ObjectType('Reader', { description: 'An account that read records of people, and how many.' })
export class ReaderType {
  @Field(() => ID)
  actor: string;

  @Field(() => [String], { description: 'In which they read.' })
  roles: string[];

  @Field(() => Int)
  readings: number;

  @Field(() => Int, { description: 'Each of them once, however often they were read.' })
  people: number;

  @Field(() => Int, { description: 'How many of the readings showed whole names and numbers.' })
  unmaskings: number;

  @Field(() => Date)
  lastAt: Date;
}

@ObjectType('PersonRead', { description: 'Somebody whose record one account read; an id, never a name.' })
export class PersonReadType {
  @Field(() => ID)
  residentId: string;

  @Field(() => Int)
  readings: number;

  @Field(() => Date)
  firstAt: Date;

  @Field(() => Date)
  lastAt: Date;

  @Field(() => [AccessPurposeEnum])
  purposes: AccessPurpose[];
}

@ObjectType('LedgerSource', { description: 'What numbers its records without a hole: a lane of a service.' })
export class LedgerSourceType {
  @Field(() => String)
  source: string;

  @Field(() => Int, { description: 'That the ledger has.' })
  records: number;

  @Field(() => Int, { description: 'Number of the last of them; the same as `records` where nothing is missing.' })
  last: number;

  @Field(() => Date)
  lastAt: Date;
}
