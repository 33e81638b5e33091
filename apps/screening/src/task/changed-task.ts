import type { TaskKind, TaskLevel } from '#contracts/screening.events.js';

/** A task as a statement that changed it gives it back. */
export interface ChangedTask {
  taskId: string;
  kind: TaskKind;
  level: TaskLevel;
  areaPath: string;
  householdId: string | null;
  residentId: string | null;
  dueAt: Date;
  version: number;
}

/** For `SELECT` or `RETURNING`, of a row that is named `t`. */
export const changedTask = `t.id AS "taskId", t.kind, t.level, t.path AS "areaPath", t.household_id AS "householdId", t.resident_id AS "residentId",
  t.due_at AS "dueAt", t.version`;

export const taskFact = <Payload extends object>({ version, dueAt, ...task }: ChangedTask, more: Payload) => ({
  payload: { ...task, dueAt: dueAt.toISOString(), ...more },
  sequence: version,
  jurisdiction: task.areaPath,
});
