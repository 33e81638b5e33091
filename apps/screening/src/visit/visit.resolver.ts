import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { AssumedSize, Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClear, type Sight } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import { idOf } from '../observation/observation-changes.resolver.js';
import { ObservationType } from '../observation/observation.graphql.js';
import { RecordVisit } from './record-visit.js';
import { Visit } from './visit.entity.js';
import { RecordVisitInput, VisitType } from './visit.graphql.js';
import { visitorsOf } from './visit.rules.js';

@Resolver(() => ObservationType)
export class VisitResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly record: RecordVisit,
  ) {}

  @Mutation(() => VisitType)
  recordVisit(@Args('input') input: RecordVisitInput, @Caller() actor: Actor): Promise<VisitType> {
    const { requestId, worker = null, doctor = null, temperature = null, nextVisitAt = null, taskId, ...given } = input;
    const task = taskId ? uuidOrNull(taskId) : null;
    if (taskId && !task) throw new Rejection('TASK_UNKNOWN');
    const visitors = visitorsOf({ worker, doctor }, actor);
    const visit = { ...given, ...visitors, observationId: idOf(input.observationId), temperature, nextVisitAt, taskId: task };
    return withScope(this.dataSource, actor, 'visit.record', async (tx, sight) => {
      const id = await repeatable(tx, actor, requestId, () => this.record.execute(tx, actor.subject, visit));
      return shown(await tx.findOneByOrFail(Visit, { id }), sight);
    });
  }

  @AssumedSize(5)
  @ResolveField(() => [VisitType], { description: 'For those who look after them; the newest first.' })
  visits(@Parent() { id }: ObservationType, @Caller() actor: Actor, @Loaders() loaders: GraphContext['loaders']): Promise<VisitType[]> {
    const visits = loaderOf<string, VisitType[]>(loaders, 'observation.visits', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', async (tx, sight) => {
        const rows = await tx.find(Visit, { where: { observationId: In([...ids]) }, order: { at: 'DESC' } });
        const byObservation = Map.groupBy(rows, ({ observationId }) => observationId);
        return ids.map((one) => (byObservation.get(one) ?? []).map((visit) => shown(visit, sight)));
      }),
    );
    return visits.load(id);
  }
}

const shown = ({ condition, temperature, ...visit }: Visit, sight: Sight): VisitType => {
  const clear = isClear(sight, visit.path);
  return { ...visit, condition: clear ? condition : null, temperature: clear ? temperature : null };
};
