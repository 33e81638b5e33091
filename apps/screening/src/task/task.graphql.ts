import { Directive, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TaskKind, TaskLevel } from '#contracts/screening.events.js';
import { TaskKindEnum, TaskLevelEnum, TaskOutcomeEnum, TaskStateEnum } from '../care.enums.js';
import { AreaType } from '../coverage/coverage.graphql.js';
import type { Task } from './task.entity.js';
import type { TaskOutcome } from './task.rules.js';

@ObjectType('Household')
@Directive('@key(fields: "id", resolvable: false)')
export class HouseholdType {
  @Field(() => ID)
  id: string;
}

@ObjectType('Task', { description: 'Something that somebody of the neighbourhood has to see to.' })
@Directive('@key(fields: "id")')
export class TaskType implements Omit<Task, 'version' | 'doneBy'> {
  @Field(() => ID)
  id: string;

  @Field(() => TaskKindEnum)
  kind: TaskKind;

  @Field(() => ID, { description: 'Of the slot, observation, fever, message that it is about.' })
  source: string;

  @Field(() => TaskLevelEnum)
  level: TaskLevel;

  @Field(() => Int, { description: '1 can wait, 5 cannot.' })
  severity: number;

  path: string;

  @Field(() => ID, { nullable: true })
  householdId: string | null;

  @Field(() => ID, { nullable: true })
  residentId: string | null;

  @Field(() => Date)
  dueAt: Date;

  @Field(() => Boolean)
  overdue: boolean;

  @Field(() => TaskStateEnum)
  state: 'open' | 'done';

  @Field(() => ID, { nullable: true, description: 'Account of the worker who took it.' })
  assignee: string | null;

  @Field(() => Date)
  openedAt: Date;

  @Field(() => Date, { nullable: true })
  doneAt: Date | null;

  @Field(() => TaskOutcomeEnum, { nullable: true })
  outcome: TaskOutcome | null;
}

@ObjectType('TaskBundle', { description: 'What is seen to in one way up the stairs.' })
export class TaskBundleType {
  @Field(() => AreaType, { description: 'The unit, or the building where there is none.' })
  staircase: AreaType;

  @Field(() => String, { description: 'Where it is, in the language of the caller.' })
  name: string;

  @Field(() => [TaskType], { description: 'Household by household.' })
  tasks: TaskType[];
}

@ObjectType('WorkList', { description: 'What is to be done, the most urgent first, as far as the day reaches.' })
export class WorkListType {
  @Field(() => Int)
  total: number;

  @Field(() => Int, { description: 'Tasks that so many workers can see to in a day.' })
  capacity: number;

  @Field(() => [TaskBundleType])
  bundles: TaskBundleType[];

  @Field(() => [TaskType], { description: 'What does not fit into the day: more people have to come, or it waits.' })
  overflow: TaskType[];

  @Field(() => Date)
  asOf: Date;
}

@ObjectType('WorkLoad', { description: 'The open tasks that one worker has taken, or that nobody has.' })
export class WorkLoadType {
  @Field(() => ID, { nullable: true, description: 'Account; null for what nobody has taken.' })
  assignee: string | null;

  @Field(() => Int)
  tasks: number;

  @Field(() => Int)
  overdue: number;

  @Field(() => Int, { description: 'Tasks that one worker can see to in a day.' })
  capacity: number;
}
