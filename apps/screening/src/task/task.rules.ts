import type { TaskKind, TaskLevel } from '#contracts/screening.events.js';

export const taskOutcomes = ['done', 'settled', 'nobody-home', 'refused', 'not-needed'] as const;
/** `settled`: what it was about came right by itself. */
export type TaskOutcome = (typeof taskOutcomes)[number];

export const mostTasksAtOnce = 500;

/** How heavy a kind of task is, from 1 to 5, and how many minutes it may take. */
export interface TaskRule {
  severity: number;
  dueInMinutes: number;
}

/** A higher level weighs more. */
export const severityOf = ({ severity }: TaskRule, level: TaskLevel): number =>
  Math.min(5, severity + { worker: 0, supervisor: 1, subdistrict: 2 }[level]);

export type TaskRules = Record<TaskKind, TaskRule>;
