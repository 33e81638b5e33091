import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { TaskLevel } from '#contracts/screening.events.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller } from '#platform/graphql.js';
import { Rejection } from '#platform/rejection.js';
import { withScope } from '#platform/scope.js';
import { NamePlaces } from '#neighbourhood/name-places.js';
import { TaskLevelEnum } from '../care.enums.js';
import { planDay } from './day-plan.rules.js';
import { ReadTasks } from './read-tasks.js';
import { WorkListType, WorkLoadType } from './task.graphql.js';
import { tasksPerDay } from './task-rules.js';

const mostWorkers = 100;

@Resolver()
export class WorkListResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadTasks,
    private readonly places: NamePlaces,
    private readonly clock: Clock,
  ) {}

  @Query(() => WorkListType, { description: 'Of everybody, or of one worker.' })
  workList(
    @Args('areaCode', { type: () => ID }) areaCode: string,
    @Args('assignee', { type: () => ID, nullable: true, description: 'Account; with it only what this worker has taken.' })
    assignee: string | undefined,
    @Args('level', { type: () => TaskLevelEnum, nullable: true }) level: TaskLevel | undefined,
    @Args('workers', { type: () => Int, defaultValue: 1, description: 'How many share the list today.' }) workers: number,
    @Caller() actor: Actor,
  ): Promise<WorkListType> {
    if (workers < 1 || workers > mostWorkers) throw new Rejection('INPUT_INVALID', { field: 'workers' });
    return withScope(this.dataSource, actor, 'task.read', async (tx) => {
      const { tasks, total } = await this.read.open(tx, { areaCode, assignee, level });
      const capacity = workers * tasksPerDay;
      const { bundles, overflow } = planDay(tasks, capacity);
      const paths = bundles.map(({ staircase }) => staircase);
      const names = await this.places.execute(tx, paths, actor.language);
      const shown = bundles.map(({ staircase, tasks: own }, index) => ({
        ...{ staircase: { code: staircase.split('.').at(-1) ?? '' }, name: names[index] ?? '', tasks: own },
      }));
      return { total, capacity, bundles: shown, overflow, asOf: this.clock.now() };
    });
  }

  @Query(() => [WorkLoadType], { description: 'Side by side: what each worker has taken in an area, and what nobody has.' })
  workLoads(@Args('areaCode', { type: () => ID }) areaCode: string, @Caller() actor: Actor): Promise<WorkLoadType[]> {
    return withScope(this.dataSource, actor, 'task.read', async (tx) => {
      const loads = await this.read.loads(tx, areaCode);
      return loads.map((load) => ({ ...load, capacity: tasksPerDay }));
    });
  }
}
