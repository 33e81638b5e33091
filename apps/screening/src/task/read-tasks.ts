import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TaskLevel } from '#contracts/screening.events.js';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { Rejection } from '#platform/rejection.js';
import type { Plannable } from './day-plan.rules.js';
import { Task } from './task.entity.js';

export interface AskedTasks {
  areaCode: string;
  /** Account; everybody's and nobody's when left out. */
  assignee?: string | null;
  level?: TaskLevel | null;
}

export type ListedTask = Task & Plannable;

/** Tasks that are planned at once; what lies beyond is far beyond what can be done. */
const most = 2_000;

/** A room's path without the room is its staircase. */
const list = `
  SELECT t.id, coalesce(regexp_replace(h.room_path, '\\.[^.]+$', ''), t.path) AS staircase, count(*) OVER ()::integer AS total
  FROM task t LEFT JOIN household h ON h.id = t.household_id
  WHERE t.state = 'open' AND t.path >= $1 COLLATE "C" AND t.path < $2 COLLATE "C" AND ($3::text IS NULL OR t.assignee = $3) AND ($4::text IS NULL OR t.level = $4)
  ORDER BY t.severity DESC, t.due_at, t.id LIMIT ${most}`;

const loads = `
  SELECT assignee, count(*)::integer AS tasks, count(*) FILTER (WHERE overdue)::integer AS overdue FROM task
  WHERE state = 'open' AND path >= $1 COLLATE "C" AND path < $2 COLLATE "C" GROUP BY assignee ORDER BY tasks DESC, assignee`;

export interface Load {
  /** Account; null for what nobody has taken. */
  assignee: string | null;
  tasks: number;
  overdue: number;
}

/** Reads open tasks of an area with the staircase they lie on, and how many there are in all. */
@Injectable()
export class ReadTasks {
  /** @throws Rejection AREA_UNKNOWN */
  async open(tx: EntityManager, { areaCode, assignee, level }: AskedTasks): Promise<{ tasks: ListedTask[]; total: number }> {
    const parameters = [...(await boundsOf(tx, areaCode)), assignee ?? null, level ?? null];
    const placed = await tx.query<{ id: string; staircase: string; total: number }[]>(list, parameters);
    const ids = placed.map(({ id }) => id);
    const tasks = await tx.createQueryBuilder(Task, 'task').where('task.id = ANY(:ids)', { ids }).getMany();
    const known = new Map(tasks.map((task) => [task.id, task]));
    const listed = placed.flatMap(({ id, staircase }) => {
      const task = known.get(id);
      return task ? [{ ...task, staircase }] : [];
    });
    return { tasks: listed, total: placed[0]?.total ?? 0 };
  }

  /** How many open tasks each worker has in an area. @throws Rejection AREA_UNKNOWN */
  async loads(tx: EntityManager, areaCode: string): Promise<Load[]> {
    return tx.query<Load[]>(loads, await boundsOf(tx, areaCode));
  }
}

async function boundsOf(tx: EntityManager, code: string): Promise<[from: string, below: string]> {
  const area = await tx.findOneBy(Area, { code });
  if (!area) throw new Rejection('AREA_UNKNOWN', { code });
  return [area.path, pathEnd(area.path)];
}
