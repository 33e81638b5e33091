import { Args, ID, Int, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { AreaType } from '../area.graphql.js';
import { uuidOf, uuidsOf } from '#platform/uuid.js';
import { ItemType } from '../item/item.graphql.js';
import type { Item } from '../item/item.entity.js';
import { ReadItems } from '../item/read-items.js';
import type { Store } from '../store/store.entity.js';
import { StoreType } from '../store/store.graphql.js';
import type { MaskRound } from './mask-round.entity.js';
import { ReadRounds } from './read-rounds.js';
import { RoundDrawType, RoundPhaseEnum, RoundType } from './round.graphql.js';
import type { RoundStock } from './round-stock.entity.js';
import { phaseOf, type RoundPhase } from './round.rules.js';

type Places = GraphContext['loaders'];
const mostPlaces = 5_000;

@Resolver(() => RoundType)
export class RoundResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadRounds,
    private readonly items: ReadItems,
    private readonly clock: Clock,
  ) {}

  @Query(() => RoundType, { nullable: true })
  maskRound(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<MaskRound | null> {
    return this.loader(actor, loaders, 'round', (tx, ids) => this.read.byIds(tx, ids)).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<MaskRound | null> {
    return this.loader(actor, loaders, 'round', (tx, ids) => this.read.byIds(tx, ids)).load(id);
  }

  @Query(() => [RoundType], { description: 'The newest fifty that concern the caller, or those over, at and under an area.' })
  maskRounds(
    @Args('areaCode', { type: () => ID, nullable: true }) areaCode: string | undefined,
    @Caller() actor: Actor,
  ): Promise<MaskRound[]> {
    return withScope(this.dataSource, actor, 'round.read', (tx) => this.read.concerning(tx, areaCode));
  }

  @Query(() => RoundDrawType, { description: `A draw, for everybody to draw again. At most ${mostPlaces} places at once.` })
  roundDraw(
    @Args('id', { type: () => ID }) id: string,
    @Args('first', { type: () => Int, defaultValue: mostPlaces }) first: number,
    @Args('afterPlace', { type: () => Int, defaultValue: 0 }) afterPlace: number,
    @Caller() actor: Actor,
  ): Promise<RoundDrawType> {
    return withScope(this.dataSource, actor, 'round.read', async (tx) => {
      const { id: roundId, seed, seedCommitment: commitment, packs } = await this.read.one(tx, uuidOf(id));
      if (!seed || !commitment) throw new Rejection('ROUND_NOT_DRAWN');
      const size = Math.min(Math.max(first, 1), mostPlaces);
      return { roundId, seed, commitment, packs, entries: await this.read.draw(tx, roundId, size, Math.max(afterPlace, 0)) };
    });
  }

  @ResolveField(() => RoundPhaseEnum)
  phase(@Parent() round: MaskRound): RoundPhase {
    return phaseOf(round, this.clock.now());
  }

  @ResolveField(() => String, { nullable: true, description: 'What a pack costs, in the language of the caller, else in Chinese.' })
  price(@Parent() { price }: MaskRound, @Caller() { language }: Actor): string | null {
    return price?.[language] ?? price?.zh ?? null;
  }

  @ResolveField(() => AreaType, { nullable: true })
  area(@Parent() { areaCode }: MaskRound): AreaType {
    return { code: areaCode };
  }

  @ResolveField(() => ItemType, { nullable: true })
  item(@Parent() { itemId }: MaskRound, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Item | null> {
    return this.loader(actor, loaders, 'item', (tx, ids) => this.items.byIds(tx, ids)).load(itemId);
  }

  @ResolveField(() => [StoreType], { description: 'Where packs are handed out.' })
  pharmacies(@Parent() { id }: MaskRound, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Store[]> {
    return this.loader(actor, loaders, 'round.pharmacies', (tx, ids) => this.read.pharmaciesOf(tx, ids)).load(id);
  }

  @ResolveField(() => Int, { description: 'Packs that nobody holds yet.' })
  async remaining(@Parent() { id }: MaskRound, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<number> {
    return (await this.stock(actor, loaders).load(id))?.remaining ?? 0;
  }

  @ResolveField(() => Int, { description: 'The highest number that was called; 0 before the first call.' })
  async calledUpTo(@Parent() { id }: MaskRound, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<number> {
    return (await this.stock(actor, loaders).load(id))?.calledUpTo ?? 0;
  }

  private stock(actor: Actor, loaders: Places) {
    return this.loader<RoundStock | null>(actor, loaders, 'round.stock', (tx, ids) => this.read.stockOf(tx, ids));
  }

  private loader<Row>(actor: Actor, loaders: Places, name: string, read: (tx: EntityManager, ids: string[]) => Promise<Row[]>) {
    return loaderOf<string, Row>(loaders, name, (ids) => withScope(this.dataSource, actor, 'round.read', (tx) => read(tx, uuidsOf(ids))));
  }
}
