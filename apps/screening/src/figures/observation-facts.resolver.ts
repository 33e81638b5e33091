import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import { type AskedFacts, ListObservationFacts, type ObservationFact } from './list-observation-facts.js';
import { ObservationFactConnectionType, ObservationFiguresType } from './observation-figures.graphql.js';
import { shownKinds } from './observation-figures.rules.js';

const mostAtOnce = 200;

@Resolver(() => ObservationFiguresType)
export class ObservationFactsResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly list: ListObservationFacts,
  ) {}

  @ResolveField(() => ObservationFactConnectionType, {
    description: 'What the figures count, the newest first; nothing of a figure that is hidden.',
  })
  async events(
    @Parent() figures: ObservationFiguresType,
    @Args('first', { type: () => Int, defaultValue: 50, description: `At most ${mostAtOnce}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @Caller() actor: Actor,
    @Loaders() loaders: GraphContext['loaders'],
  ): Promise<ObservationFactConnectionType> {
    const { path, day, exact } = figures;
    const size = Math.min(Math.max(first, 1), mostAtOnce);
    const asked = { path, day, kinds: shownKinds(figures), first: size, after: after ? placeOf(after) : null };
    const facts = await this.facts(actor, loaders).load(asked);
    const edges = facts.slice(0, size).map((fact) => {
      const { id, type, at } = fact;
      return { node: { id, type, at, areaCode: lastCode(exact ? fact.path : path) }, cursor: cursorOf(fact) };
    });
    return { edges, pageInfo: { hasNextPage: facts.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  private facts(actor: Actor, loaders: GraphContext['loaders']) {
    return loaderOf<AskedFacts, ObservationFact[]>(loaders, 'observation-facts', (asked) =>
      withScope(this.dataSource, actor, 'observation-figures.read', (tx) => this.list.execute(tx, asked)),
    );
  }
}

const lastCode = (path: string): string => path.split('.').at(-1) ?? '';
const cursorOf = ({ at, id }: ObservationFact): string => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

/** @throws Rejection INPUT_INVALID */
function placeOf(cursor: string): { at: string; id: string } {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (Number.isNaN(Date.parse(at)) || !uuidOrNull(id)) throw new Rejection('INPUT_INVALID', { field: 'after' });
  return { at, id };
}
