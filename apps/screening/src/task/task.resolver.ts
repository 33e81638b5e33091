import { Args, ID, Mutation, Parent, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { TaskOutcomeEnum } from '../care.enums.js';
import { AreaType } from '../coverage/coverage.graphql.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import type { Outcome } from '../outcome.js';
import { OutcomeType, shownOutcome } from '../outcome.graphql.js';
import { FinishTask } from './finish-task.js';
import { HandOverTasks } from './hand-over-tasks.js';
import { TakeTasks } from './take-tasks.js';
import { Task } from './task.entity.js';
import { HouseholdType, TaskType } from './task.graphql.js';
import { mostTasksAtOnce, type TaskOutcome } from './task.rules.js';

@Resolver(() => TaskType)
export class TaskResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly take: TakeTasks,
    private readonly handOver: HandOverTasks,
    private readonly finish: FinishTask,
  ) {}

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<Task | null> {
    const tasks = loaderOf<string, Task | null>(loaders, 'task', (ids) =>
      withScope(this.dataSource, actor, 'task.read', async (tx) => {
        const wanted = uuidsOf(ids);
        const found = new Map((await tx.findBy(Task, { id: In(wanted) })).map((task) => [task.id, task]));
        return wanted.map((one) => found.get(one) ?? null);
      }),
    );
    return tasks.load(id);
  }

  @ResolveField(() => AreaType, { description: 'The building, or what is known of the place.' })
  area(@Parent() { path }: TaskType): AreaType {
    return { code: path.split('.').at(-1) ?? '' };
  }

  @ResolveField(() => HouseholdType, { nullable: true, description: 'Whom it is about.' })
  household(@Parent() { householdId }: TaskType): HouseholdType | null {
    return householdId === null ? null : { id: householdId };
  }

  @Mutation(() => OutcomeType, { description: `The caller sees to them; at most ${mostTasksAtOnce} at once, each by itself.` })
  takeTasks(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Caller() actor: Actor,
  ): Promise<OutcomeType> {
    if (ids.length === 0 || ids.length > mostTasksAtOnce) throw new Rejection('ROWS_TOO_MANY', { most: mostTasksAtOnce });
    return this.many(actor, requestId, (tx) => this.take.execute(tx, actor.subject, uuidsOf(ids)));
  }

  @Mutation(() => OutcomeType, {
    description: 'Open tasks of one worker or of nobody go to another, all of them or those that are named; none is lost or doubled.',
  })
  handOverTasks(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('from', { type: () => ID, nullable: true, description: 'Account; nobody has taken them when left out, and they are named.' })
    from: string | undefined,
    @Args('to', { type: () => ID, description: 'Account.' }) to: string,
    @Args('ids', { type: () => [ID], nullable: true }) ids: string[] | undefined,
    @Caller() actor: Actor,
  ): Promise<OutcomeType> {
    return this.many(actor, requestId, (tx) => this.handOver.execute(tx, { from: from ?? null, to, ids: ids ? uuidsOf(ids) : null }));
  }

  @Mutation(() => TaskType)
  finishTask(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('outcome', { type: () => TaskOutcomeEnum, defaultValue: 'done' }) outcome: TaskOutcome,
    @Caller() actor: Actor,
  ): Promise<Task> {
    const known = uuidOrNull(id);
    if (!known) throw new Rejection('TASK_UNKNOWN');
    return withScope(this.dataSource, actor, 'task.edit', async (tx) => {
      const done = await repeatable(tx, actor, requestId, async () => {
        await this.finish.execute(tx, actor.subject, known, outcome);
        return known;
      });
      return tx.findOneByOrFail(Task, { id: done });
    });
  }

  private many(actor: Actor, requestId: string, work: (tx: EntityManager) => Promise<Outcome>): Promise<OutcomeType> {
    return withScope(this.dataSource, actor, 'task.edit', async (tx) => {
      const answer = await repeatable(tx, actor, requestId, async () => JSON.stringify(await work(tx)));
      return shownOutcome(JSON.parse(answer) as Outcome, actor.language);
    });
  }
}
