import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { residentFlags, type ResidentFlag } from '#contracts/shared.js';
import { AssumedSize } from '#platform/graphql.js';
import { enumOf } from '#platform/graphql-enum.js';
import { documentKinds, type DocumentKind } from '../resident/document.rules.js';
import { type ResidenceKind, residenceKinds, type Sex } from '../resident/resident.rules.js';
import type { SealedRecord } from '../resident/sealed-record.js';
import { purposes } from '../resident/unmask-residents.js';
import { type Relation, relations, type Tenure, tenures } from './household.rules.js';

export const TenureEnum = enumOf(tenures);
export const RelationEnum = enumOf(relations);
export const ResidentFlagEnum = enumOf(residentFlags);
export const DocumentKindEnum = enumOf(documentKinds);
export const ResidenceKindEnum = enumOf(residenceKinds);
export const PurposeEnum = enumOf(purposes);
const SexEnum = enumOf(['male', 'female'] as const);
registerEnumType(TenureEnum, { name: 'Tenure' });
registerEnumType(RelationEnum, { name: 'Relation', description: 'To the head of the household.' });
registerEnumType(ResidentFlagEnum, { name: 'ResidentFlag' });
registerEnumType(DocumentKindEnum, { name: 'DocumentKind' });
registerEnumType(ResidenceKindEnum, { name: 'ResidenceKind' });
registerEnumType(PurposeEnum, { name: 'UnmaskPurpose' });
registerEnumType(SexEnum, { name: 'Sex' });

@ObjectType('PersonName', { description: 'Masked for whoever may not see names here.' })
export class PersonNameType {
  @Field(() => String)
  original: string;

  @Field(() => String, { nullable: true })
  latin: string | null;

  @Field(() => String, { nullable: true })
  chinese: string | null;
}

@ObjectType('ResidentDocument')
export class ResidentDocumentType {
  @Field(() => DocumentKindEnum)
  kind: DocumentKind;

  @Field(() => String, { description: 'The last four characters; the whole number needs unmaskDocuments.' })
  number: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166 alpha-2.' })
  issuingCountry: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD.' })
  expiresOn: string | null;
}

@ObjectType('Resident')
@Directive('@key(fields: "id")')
export class ResidentType {
  sealed: SealedRecord;

  @Field(() => ID)
  id: string;

  @Field(() => ID)
  householdId: string;

  @Field(() => RelationEnum)
  relation: Relation;

  @Field(() => PersonNameType)
  name?: PersonNameType;

  @Field(() => [String], { description: 'E.164; masked for whoever may not see phones here.' })
  phones?: string[];

  @Field(() => [String], { description: 'Masked for whoever may not see phones here.' })
  emails?: string[];

  @AssumedSize(2)
  @Field(() => [ResidentDocumentType])
  documents?: ResidentDocumentType[];

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD; the year only where names are masked.' })
  birthDate?: string | null;

  @Field(() => SexEnum, { nullable: true })
  sex: Sex | null;

  @Field(() => String, { description: 'ISO 3166 alpha-2.' })
  nationality: string;

  @Field(() => String, { description: 'BCP 47 primary tag.' })
  language: string;

  @Field(() => [ResidentFlagEnum])
  flags: ResidentFlag[];

  @Field(() => ResidenceKindEnum, { nullable: true })
  residenceKind: ResidenceKind | null;

  @Field(() => String, { nullable: true })
  inAreaSince: string | null;

  @Field(() => String, { description: '`unverified` until a document was seen, else `complete`.' })
  completeness: string;

  @Field(() => ID, { nullable: true, description: 'The record that stands for this person since the two were merged.' })
  mergedInto: string | null;

  @Field(() => Int, { description: 'Give it back with an update: a change in between is then refused with CHANGED_MEANWHILE.' })
  version: number;
}

@ObjectType('HistoryEntry', { description: 'Who changed which fields when; the values are not kept.' })
export class HistoryEntryType {
  @Field(() => Date)
  at: Date;

  @Field(() => String)
  by: string;

  @Field(() => String)
  what: string;

  @Field(() => ID, { nullable: true })
  residentId: string | null;

  @Field(() => [String])
  fields: string[];
}

@ObjectType('Household')
@Directive('@key(fields: "id")')
export class HouseholdType {
  @Field(() => ID)
  id: string;

  roomCode: string;

  @Field(() => Int, { description: '1 for the first household of the room.' })
  number: number;

  @Field(() => TenureEnum)
  tenure: Tenure;

  @Field(() => Int)
  version: number;

  @Field(() => Boolean, { description: 'It said something of itself that no worker has confirmed.' })
  unconfirmed: boolean;

  @Field(() => Date, { nullable: true })
  closedAt: Date | null;
}

@ObjectType('RankedDuplicate', { description: 'Somebody who may be the same person: 100 the same document … 20 a phone alone.' })
export class RankedDuplicateType {
  @Field(() => Int)
  score: number;

  @Field(() => [String])
  reasons: string[];

  @Field(() => ResidentType)
  resident: ResidentType;
}

@InputType()
export class DocumentInput {
  @Field(() => DocumentKindEnum, { nullable: true })
  kind?: DocumentKind;

  @Field(() => String)
  number: string;

  @Field(() => String, { nullable: true })
  issuingCountry?: string;

  @Field(() => String, { nullable: true })
  expiresOn?: string;
}

@InputType({ description: 'A person as typed; dates as YYYY-MM-DD, phones as people write them.' })
export class PersonInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  latinName?: string;

  @Field(() => String, { nullable: true })
  chineseName?: string;

  @Field(() => SexEnum, { nullable: true })
  sex?: Sex;

  @Field(() => String, { nullable: true })
  birthDate?: string;

  @Field(() => [DocumentInput], { nullable: true })
  documents?: DocumentInput[];

  @Field(() => [String], { nullable: true })
  phones?: string[];

  @Field(() => [String], { nullable: true })
  emails?: string[];

  @Field(() => String, { nullable: true })
  nationality?: string;

  @Field(() => String, { nullable: true })
  language?: string;

  @Field(() => [ResidentFlagEnum], { nullable: true })
  flags?: ResidentFlag[];

  @Field(() => ResidenceKindEnum, { nullable: true })
  residenceKind?: ResidenceKind;

  @Field(() => String, { nullable: true })
  inAreaSince?: string;
}
