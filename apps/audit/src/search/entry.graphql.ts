import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { accessPurposes, type AccessPurpose } from '#contracts/audit.events.js';
import { enumOf } from '#platform/graphql-enum.js';

export const AccessPurposeEnum = enumOf(accessPurposes);
registerEnumType(AccessPurposeEnum, { name: 'AccessPurpose' });

@InputType({ description: 'What is left out does not narrow the search.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Account.' })
  actor?: string;

  @Field(() => String, { nullable: true, description: 'As in the table of rights: `resident.unmask`.' })
  action?: string;

  @Field(() => AccessPurposeEnum, { nullable: true })
  purpose?: AccessPurpose;

  @Field(() => ID, { nullable: true, description: 'Id of what it was about.' })
  resourceId?: string;

  @Field(() => ID, { nullable: true, description: 'Whom it was about, also in a list.' })
  residentId?: string;

  @Field(() => ID, { nullable: true, description: 'Code of an area.' })
  areaCode?: string;

  @Field(() => [Int], { nullable: true, description: 'Places in the ledger.' })
  entries?: number[];

  @Field(() => Date, { nullable: true })
  from?: Date;

  @Field(() => Date, { nullable: true })
  until?: Date;

  @Field(() => Boolean, { defaultValue: true, description: 'False: facts of all topics, not only who saw or changed what.' })
  accessOnly: boolean;
}

@ObjectType('AuditEntry', { description: 'One leaf of the ledger. It names accounts and ids, never people.' })
export class AuditEntryType {
  @Field(() => Int, { description: 'Place in the ledger; the proof is found by it.' })
  index: number;

  @Field(() => Date)
  at: Date;

  @Field(() => Date, { description: 'When it came into the ledger.' })
  recordedAt: Date;

  @Field(() => String)
  type: string;

  @Field(() => ID)
  areaCode: string;

  @Field(() => ID, { nullable: true })
  actor: string | null;

  @Field(() => String, { nullable: true })
  role: string | null;

  @Field(() => String, { nullable: true })
  action: string | null;

  @Field(() => AccessPurposeEnum, { nullable: true })
  purpose: AccessPurpose | null;

  @Field(() => String, { nullable: true })
  reason: string | null;

  @Field(() => String, { nullable: true, description: '`allow` or `deny`.' })
  decision: string | null;

  @Field(() => String)
  resourceType: string;

  @Field(() => ID, { nullable: true })
  resourceId: string | null;

  @Field(() => Int)
  count: number;

  @Field(() => [ID], { description: 'Accounts of those who agreed, in the order in which they did.' })
  approvers: string[];

  @Field(() => [ID], { description: 'Whom it was about, as long as that is kept.' })
  residents: string[];
}

@ObjectType('AuditPage')
export class AuditPageType {
  @Field(() => [AuditEntryType], { description: 'Newest first.' })
  nodes: AuditEntryType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null at the end.' })
  endCursor: string | null;
}

@ObjectType('LedgerGap', { description: 'Records that a source counted and the ledger does not have.' })
export class LedgerGapType {
  @Field(() => String, { description: 'Service and lane.' })
  source: string;

  @Field(() => Int)
  from: number;

  @Field(() => Int)
  until: number;
}

export const unusualKinds = ['many-people', 'outside-hours', 'own-household', 'colleague'] as const;
export type UnusualKind = (typeof unusualKinds)[number];
export const UnusualKindEnum = enumOf(unusualKinds);
registerEnumType(UnusualKindEnum, { name: 'UnusualReadingKind' });

@ObjectType('UnusualReading', { description: 'Something to ask about; it may have a good reason.' })
export class UnusualReadingType {
  @Field(() => UnusualKindEnum)
  kind: UnusualKind;

  @Field(() => ID)
  actor: string;

  @Field(() => Date)
  from: Date;

  @Field(() => Date)
  until: Date;

  @Field(() => Int)
  people: number;

  @Field(() => [Int], { description: 'Places in the ledger, at most 20.' })
  entries: number[];
}
