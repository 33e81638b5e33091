import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, Loaders, loaderOf } from '#platform/graphql.js';
import { uuidOf } from '#platform/uuid.js';
import { withScope } from '#platform/scope.js';
import { HouseholdType, PersonInput, RankedDuplicateType, RelationEnum, ResidentType } from '../household/household.graphql.js';
import { CorrectResident } from './correct-resident.js';
import { MoveResident } from './move-resident.js';
import { ReadResidents } from './read-residents.js';
import type { Relation } from '../household/household.rules.js';
import { ShowResident } from './show-resident.js';

@Resolver(() => ResidentType)
export class ResidentResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadResidents,
    private readonly show: ShowResident,
    private readonly correct: CorrectResident,
    private readonly move: MoveResident,
  ) {}

  @Query(() => ResidentType, { nullable: true })
  resident(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']) {
    return this.residents(actor, loaders).load(uuidOf(id));
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext) {
    return this.residents(actor, loaders).load(uuidOf(id));
  }

  @ResolveField(() => HouseholdType, { nullable: true })
  household(@Parent() { householdId }: ResidentType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']) {
    const loader = loaderOf(loaders, 'resident.household', (ids: readonly string[]) =>
      withScope(this.dataSource, actor, 'household.read', (tx) => this.read.households(tx, ids)),
    );
    return loader.load(householdId);
  }

  @Query(() => [ResidentType], { description: 'By a whole name, phone or document number; exactly one of them. Address: findAddress.' })
  searchResidents(
    @Args('within', { type: () => ID, description: 'Code of the area to look in.' }) within: string,
    @Args('name', { type: () => String, nullable: true }) name: string | null,
    @Args('phone', { type: () => String, nullable: true }) phone: string | null,
    @Args('document', { type: () => String, nullable: true }) document: string | null,
    @Args('documentCountry', { type: () => String, nullable: true, description: 'Of a passport.' }) documentCountry: string | null,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Caller() actor: Actor,
  ): Promise<ResidentType[]> {
    return withScope(this.dataSource, actor, 'resident.search', async (tx, sight) => {
      const found = await this.read.search(tx, { name, phone, document, documentCountry }, within, Math.min(Math.max(first, 1), 100));
      return found.map((resident) => this.show.execute(resident, sight, 'resident.search'));
    });
  }

  @Query(() => [RankedDuplicateType], { description: 'Before entering somebody: who may be the same person, most likely first.' })
  similarResidents(
    @Args('person') person: PersonInput,
    @Args('roomCode', { type: () => ID }) roomCode: string,
    @Caller() actor: Actor,
  ): Promise<RankedDuplicateType[]> {
    return withScope(this.dataSource, actor, 'resident.search', async (tx, sight) => {
      const ranked = await this.read.similar(tx, person, roomCode);
      return ranked.map(({ score, reasons, resident }) => ({
        score,
        reasons,
        resident: this.show.execute(resident, sight, 'resident.search'),
      }));
    });
  }

  @Mutation(() => ResidentType, { description: 'What the input leaves out is kept. An older version is refused with CHANGED_MEANWHILE.' })
  updateResident(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('relation', { type: () => RelationEnum, nullable: true }) relation: Relation | null,
    @Args('person') person: PersonInput,
    @Caller() actor: Actor,
  ): Promise<ResidentType> {
    return withScope(this.dataSource, actor, 'resident.edit', async (tx, sight) =>
      this.show.execute(
        await this.correct.execute(tx, actor.subject, { id, version, relation, person, bySelf: sight.allow.length === 0 }),
        sight,
        'resident.edit',
      ),
    );
  }

  @Mutation(() => ResidentType, { description: 'Moves one person to another household. Who already lives there stays.' })
  moveResident(
    @Args('id', { type: () => ID }) id: string,
    @Args('toHouseholdId', { type: () => ID }) toHouseholdId: string,
    @Args('relation', { type: () => RelationEnum }) relation: Relation,
    @Caller() actor: Actor,
  ): Promise<ResidentType> {
    return withScope(this.dataSource, actor, 'household.edit', async (tx, sight) =>
      this.show.execute(await this.move.execute(tx, actor.subject, id, toHouseholdId, relation), sight, 'household.edit'),
    );
  }

  private residents(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<string, ResidentType | null>(loaders, 'resident', (ids) =>
      withScope(this.dataSource, actor, 'resident.read', async (tx, sight) =>
        (await this.read.byIds(tx, ids)).map((resident) => resident && this.show.execute(resident, sight, 'resident.read')),
      ),
    );
  }
}
