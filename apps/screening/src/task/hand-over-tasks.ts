import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TaskAssigned } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Rejection } from '#platform/rejection.js';
import type { Outcome } from '../outcome.js';
import { changedTask, type ChangedTask, taskFact } from './changed-task.js';

/** One statement: what somebody finishes or takes meanwhile is with exactly one of them. */
const handOver = `
  WITH t AS (
    UPDATE task h SET assignee = $2, version = h.version + 1
    FROM (SELECT id FROM task WHERE assignee IS NOT DISTINCT FROM $1 AND state = 'open' AND ($3::uuid[] IS NULL OR id = ANY($3::uuid[])) ORDER BY id FOR UPDATE) locked
    WHERE h.id = locked.id RETURNING new.*)
  SELECT ${changedTask} FROM t ORDER BY t.id`;

export interface HandOver {
  /** Null for what nobody has taken; `ids` then say which. */
  from: string | null;
  to: string;
  /** All that are open when left out. */
  ids: readonly string[] | null;
}

/** The open tasks of one worker, or some that nobody has taken, go to another. */
@Injectable()
export class HandOverTasks {
  constructor(private readonly outbox: Outbox) {}

  /** @throws Rejection HAND_OVER_WRONG */
  async execute(tx: EntityManager, { from, to, ids }: HandOver): Promise<Outcome> {
    const isAccount = (text: string): boolean => /^\S{1,100}$/.test(text);
    const isKnown = from === null ? ids !== null : isAccount(from);
    if (from === to || !isKnown || !isAccount(to)) throw new Rejection('HAND_OVER_WRONG');
    const rows = await tx.query<ChangedTask[]>(handOver, [from, to, ids]);
    await this.outbox.addMany(
      tx,
      TaskAssigned,
      rows.map((task) => taskFact(task, { assignee: to })),
    );
    const moved = new Set(rows.map(({ taskId }) => taskId));
    const left = (ids ?? []).flatMap((id, index) => (moved.has(id) ? [] : [{ index, code: 'TASK_UNKNOWN' as const }]));
    return { accepted: [...moved], rejected: left };
  }
}
