import { Args, ID, Int, Query, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { chinaMidnight } from '#platform/china-time.rules.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { ObservationStateEnum } from '../care.enums.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import type { Observation } from './observation.entity.js';
import { ObservationConnectionType, ObservationType } from './observation.graphql.js';
import type { ObservationState } from './observation.rules.js';
import { ReadObservations } from './read-observations.js';

type Places = GraphContext['loaders'];
const mostAtOnce = 200;

@Resolver(() => ObservationType)
export class ObservationResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadObservations,
  ) {}

  @Query(() => ObservationType, { nullable: true })
  observation(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<Observation | null> {
    return this.observations(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Observation | null> {
    return this.observations(actor, loaders).load(id);
  }

  @Query(() => ObservationConnectionType, { name: 'observations', description: 'The observation board of an area, building by building.' })
  board(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('states', { type: () => [ObservationStateEnum], defaultValue: ['active', 'extended'] }) states: ObservationState[],
    @Args('day', { type: () => String, nullable: true, description: 'YYYY-MM-DD, China: only those whose days hold it.' })
    day: string | undefined,
    @Args('first', { type: () => Int, defaultValue: 50, description: `At most ${mostAtOnce}.` }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | undefined,
    @Caller() actor: Actor,
  ): Promise<ObservationConnectionType> {
    const size = Math.min(Math.max(first, 1), mostAtOnce);
    const asked = { areaCode, states, first: size, day: day ? midnightOf(day) : undefined, after: after ? placeOf(after) : undefined };
    if (states.length === 0) throw new Rejection('INPUT_INVALID', { field: 'states' });
    return withScope(this.dataSource, actor, 'observation.read', async (tx) => {
      const found = await this.read.ofArea(tx, asked);
      const edges = found.slice(0, size).map((node) => ({ node, cursor: cursorOf(node) }));
      return { edges, pageInfo: { hasNextPage: found.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
    });
  }

  private observations(actor: Actor, loaders: Places) {
    return loaderOf<string, Observation | null>(loaders, 'observation', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', (tx) => this.read.byIds(tx, uuidsOf(ids))),
    );
  }
}

/** @throws Rejection INPUT_INVALID */
export function midnightOf(day: string): Date {
  const midnight = /^\d{4}-\d{2}-\d{2}$/.test(day) ? chinaMidnight(day) : new Date(NaN);
  if (Number.isNaN(midnight.getTime())) throw new Rejection('INPUT_INVALID', { field: 'day' });
  return midnight;
}

const cursorOf = ({ path, id }: Observation): string => Buffer.from(`${path} ${id}`).toString('base64url');

/** @throws Rejection INPUT_INVALID */
function placeOf(cursor: string): { path: string; id: string } {
  const [path = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!/^[0-9A-Z.-]{12,200}$/.test(path) || !uuidOrNull(id)) throw new Rejection('INPUT_INVALID', { field: 'after' });
  return { path, id };
}
