import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import type { Action } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { ObservationType } from '../observation/observation.graphql.js';
import { TaskType } from '../task/task.graphql.js';
import { Call } from './call.entity.js';
import { CallType } from './call.graphql.js';
import { shownCall } from './call.resolver.js';

type Places = GraphContext['loaders'];

/** Calls of all observations or tasks of a request at once. */
const callsOf = (dataSource: DataSource, actor: Actor, loaders: Places, action: Action, by: 'observationId' | 'taskId') =>
  loaderOf<string, CallType[]>(loaders, `calls.${by}`, (ids) =>
    withScope(dataSource, actor, action, async (tx, sight) => {
      const rows = await tx.find(Call, { where: { [by]: In([...ids]) }, order: { at: 'DESC', id: 'DESC' } });
      const grouped = Map.groupBy(rows, (call) => call[by]);
      return ids.map((one) => (grouped.get(one) ?? []).map((call) => shownCall(call, sight)));
    }),
  );

@Resolver(() => ObservationType)
export class CallsOfResolver {
  constructor(private readonly dataSource: DataSource) {}

  @AssumedSize(3)
  @ResolveField(() => [CallType], { description: 'For those who look after them; the newest first.' })
  calls(@Parent() { id }: ObservationType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<CallType[]> {
    return callsOf(this.dataSource, actor, loaders, 'observation.read', 'observationId').load(id);
  }
}

@Resolver(() => TaskType)
export class CallsForTaskResolver {
  constructor(private readonly dataSource: DataSource) {}

  @AssumedSize(1)
  @ResolveField(() => [CallType], { description: 'Those that were made for it, the newest first.' })
  calls(@Parent() { id }: TaskType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<CallType[]> {
    return callsOf(this.dataSource, actor, loaders, 'task.read', 'taskId').load(id);
  }
}
