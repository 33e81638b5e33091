import { Args, Field, ID, InputType, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { uuidOf } from '#platform/uuid.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area/area.graphql.js';
import { ResidentType, HistoryEntryType, HouseholdType, TenureEnum } from './household.graphql.js';
import { ShowResident } from '../resident/show-resident.js';
import { CloseHousehold } from './close-household.js';
import { EnterHousehold } from './enter-household.js';
import type { Household } from './household.entity.js';
import type { Tenure } from './household.rules.js';
import { MemberInput } from './member.graphql.js';
import { MoveHousehold } from './move-household.js';
import { ReadHouseholds } from './read-households.js';
import { repeatable } from '#platform/repeatable.js';

type Places = GraphContext['loaders'];

@InputType()
export class RegisterHouseholdInput {
  @Field(() => ID, { description: 'A UUID made by the client; the same id again gives the same household and registers nothing.' })
  requestId: string;

  @Field(() => ID)
  roomCode: string;

  @Field(() => TenureEnum)
  tenure: Tenure;

  @Field(() => String, { nullable: true, description: 'Of a rented flat.' })
  landlordPhone?: string;

  @Field(() => [MemberInput])
  members: MemberInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True after the similar records were compared; without it RESIDENT_MAYBE_KNOWN is answered.',
  })
  comparedDuplicates: boolean;
}

@Resolver(() => HouseholdType)
export class HouseholdResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadHouseholds,
    private readonly show: ShowResident,
    private readonly enter: EnterHousehold,
    private readonly move: MoveHousehold,
    private readonly close: CloseHousehold,
  ) {}

  @Query(() => HouseholdType, { nullable: true })
  household(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places) {
    return this.households(actor, loaders).load(uuidOf(id));
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext) {
    return this.households(actor, loaders).load(uuidOf(id));
  }

  @AssumedSize(6)
  @ResolveField(() => [ResidentType], { description: 'The head first.' })
  residents(@Parent() { id }: HouseholdType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<ResidentType[]> {
    const loader = loaderOf<string, ResidentType[]>(loaders, 'household.residents', (ids) =>
      withScope(this.dataSource, actor, 'resident.read', async (tx, sight) =>
        (await this.read.residentsOf(tx, ids)).map((residents) =>
          residents.map((resident) => this.show.execute(resident, sight, 'household.read')),
        ),
      ),
    );
    return loader.load(id);
  }

  @ResolveField(() => [HistoryEntryType], { description: 'Newest first.' })
  history(@Parent() { id }: HouseholdType, @Caller() actor: Actor): Promise<HistoryEntryType[]> {
    return withScope(this.dataSource, actor, 'household.read', (tx) => this.read.history(tx, id));
  }

  @Mutation(() => HouseholdType, { description: 'Registers a household with its people, all or none.' })
  async registerHousehold(@Args('input') input: RegisterHouseholdInput, @Caller() actor: Actor): Promise<Household> {
    return withScope(this.dataSource, actor, 'household.edit', async (tx) => {
      const id = await repeatable(tx, actor, input.requestId, async () => (await this.enter.execute(tx, actor.subject, input)).id);
      return this.found(await this.read.byIds(tx, [id]));
    });
  }

  @Mutation(() => HouseholdType, {
    description: 'Moves a household with its people to another room. Where it already lives there, nothing changes.',
  })
  moveHousehold(
    @Args('id', { type: () => ID }) id: string,
    @Args('toRoomCode', { type: () => ID }) toRoomCode: string,
    @Caller() actor: Actor,
  ): Promise<Household> {
    return withScope(this.dataSource, actor, 'household.edit', (tx) => this.move.execute(tx, actor.subject, uuidOf(id), toRoomCode));
  }

  @Mutation(() => HouseholdType, { description: 'Ends a household that nobody belongs to any more.' })
  closeHousehold(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor): Promise<Household> {
    return withScope(this.dataSource, actor, 'household.edit', (tx) => this.close.execute(tx, actor.subject, uuidOf(id)));
  }

  private found([household]: (Household | null)[]): Household {
    if (!household) throw new Error('a household that was just registered is not in the scope of its writer');
    return household;
  }

  private households(actor: Actor, loaders: Places) {
    return loaderOf<string, Household | null>(loaders, 'household', (ids) =>
      withScope(this.dataSource, actor, 'household.read', (tx) => this.read.byIds(tx, ids)),
    );
  }
}

@Resolver(() => AreaType)
export class RoomHouseholdsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadHouseholds,
  ) {}

  @ResolveField(() => [HouseholdType], { nullable: true, description: 'Households of a room; null for every other kind of area.' })
  async households(@Parent() { code, kind }: AreaType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Household[] | null> {
    if (kind !== 'room') return null;
    const loader = loaderOf<string, Household[]>(loaders, 'room.households', (codes) =>
      withScope(this.dataSource, actor, 'household.read', (tx) => this.read.inRooms(tx, codes)),
    );
    return loader.load(code);
  }
}
