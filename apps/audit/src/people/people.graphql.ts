import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AccessPurposeEnum } from '../search/entry.graphql.js';
import type { AccessPurpose } from '#contracts/audit.events.js';

@ObjectType('Look', { description: 'Somebody looked at the record of a household, or decided something about it.' })
export class LookType {
  @Field(() => Int, { description: 'Place in the ledger: the reference for a question or a complaint.' })
  index: number;

  @Field(() => Date)
  at: Date;

  @Field(() => String, { nullable: true, description: 'Role of whoever looked; null for the system itself.' })
  role: string | null;

  @Field(() => ID, { nullable: true, description: 'Area of their office.' })
  officeCode: string | null;

  @Field(() => String)
  action: string;

  @Field(() => AccessPurposeEnum, { nullable: true })
  purpose: AccessPurpose | null;

  @Field(() => String, { description: 'What was done and why, in the language of the reader.' })
  text: string;
}

@ObjectType('LookPage')
export class LookPageType {
  @Field(() => [LookType], { description: 'Newest first.' })
  nodes: LookType[];

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

@ObjectType('Restriction', { description: 'A decision about what somebody may do, with everybody who agreed to it.' })
export class RestrictionType {
  @Field(() => Int)
  index: number;

  @Field(() => Date)
  at: Date;

  @Field(() => String)
  action: string;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => Boolean, { description: 'False: it was refused.' })
  allowed: boolean;

  @Field(() => String)
  resourceType: string;

  @Field(() => ID, { nullable: true })
  resourceId: string | null;

  @Field(() => ID, { description: 'Where, as exactly as the reader may know it.' })
  areaCode: string;

  @Field(() => [ID], { description: 'Accounts, in the order in which they agreed: whoever asked first.' })
  approvers: string[];
}

@ObjectType('RestrictionPage')
export class RestrictionPageType {
  @Field(() => [RestrictionType], { description: 'Newest first.' })
  nodes: RestrictionType[];

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}
