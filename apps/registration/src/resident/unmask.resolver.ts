import { Args, Field, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { PersonNameType, PurposeEnum, ResidentDocumentType } from '../household/household.graphql.js';
import { shownNames } from './resident-details.resolver.js';
import { ResidentFile } from './resident-file.js';
import type { Resident } from './resident.entity.js';
import { shownDocument } from './show-resident.js';
import { type Purpose, UnmaskResidents } from './unmask-residents.js';

@ObjectType('UnmaskedResident', { description: 'Everything that tells who somebody is, as it is.' })
export class UnmaskedResidentType {
  @Field(() => ID)
  id: string;

  @Field(() => PersonNameType)
  name: PersonNameType;

  @Field(() => [String])
  phones: string[];

  @Field(() => [String])
  emails: string[];

  @Field(() => [ResidentDocumentType])
  documents: ResidentDocumentType[];
}

const confirmation = {
  type: () => Boolean,
  defaultValue: false,
  description: 'After VIEW_BUDGET_CONFIRM: yes, more than 200 people within this hour.',
} as const;

@Resolver()
export class UnmaskResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unmask: UnmaskResidents,
    private readonly file: ResidentFile,
  ) {}

  @Mutation(() => [UnmaskedResidentType], {
    description:
      'Whole names, phones and document numbers of at most 50 people, for a stated purpose. The ledger has it before the answer leaves.',
  })
  unmaskResidents(
    @Args('residentIds', { type: () => [ID] }) residentIds: string[],
    @Args('purpose', { type: () => PurposeEnum }) purpose: Purpose,
    @Args('confirmed', confirmation) confirmed: boolean,
    @Caller() actor: Actor,
  ): Promise<UnmaskedResidentType[]> {
    return withScope(this.dataSource, actor, 'resident.unmask', async (tx) =>
      (await this.unmask.execute(tx, actor, { residentIds, purpose, confirmed })).map((resident) => this.opened(resident)),
    );
  }

  @Mutation(() => [ResidentDocumentType], { description: 'The document numbers of one person, in the same way.' })
  unmaskDocuments(
    @Args('residentId', { type: () => ID }) residentId: string,
    @Args('purpose', { type: () => PurposeEnum }) purpose: Purpose,
    @Args('confirmed', confirmation) confirmed: boolean,
    @Caller() actor: Actor,
  ): Promise<ResidentDocumentType[]> {
    return withScope(this.dataSource, actor, 'resident.unmask', async (tx) => {
      const residents = await this.unmask.execute(tx, actor, { residentIds: [residentId], purpose, confirmed });
      return residents.flatMap((resident) => this.opened(resident).documents);
    });
  }

  private opened(resident: Resident): UnmaskedResidentType {
    const asItIs = (text: string): string => text;
    const { names, phones, emails } = this.file.contact(resident);
    const documents = this.file.documents(resident).map((document) => shownDocument(document, asItIs));
    return { id: resident.id, name: shownNames(names, asItIs), phones, emails, documents };
  }
}
