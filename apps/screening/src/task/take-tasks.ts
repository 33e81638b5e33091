import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TaskAssigned } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import type { RejectionCode } from '#platform/rejection.js';
import type { Outcome } from '../outcome.js';
import { changedTask, type ChangedTask, taskFact } from './changed-task.js';

const lock = `SELECT id, state, assignee FROM task WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

const assign = `
  WITH t AS (UPDATE task SET assignee = $2, version = version + 1 WHERE id = ANY($1::uuid[]) RETURNING *)
  SELECT ${changedTask} FROM t ORDER BY t.id`;

interface Found {
  id: string;
  state: 'open' | 'done';
  assignee: string | null;
}

/** A worker takes tasks; each row by itself. What they have already stays theirs. */
@Injectable()
export class TakeTasks {
  constructor(private readonly outbox: Outbox) {}

  async execute(tx: EntityManager, by: string, ids: readonly string[]): Promise<Outcome> {
    const found = new Map((await tx.query<Found[]>(lock, [ids])).map((task) => [task.id, task]));
    const outcome: Outcome = { accepted: [], rejected: [] };
    ids.forEach((id, index) => {
      const code = faultOf(found.get(id), by);
      if (code) outcome.rejected.push({ index, code });
      else outcome.accepted.push(id);
    });
    const fresh = [...new Set(outcome.accepted)].filter((id) => found.get(id)?.assignee !== by);
    if (fresh.length > 0) await this.assign(tx, by, fresh);
    return outcome;
  }

  private async assign(tx: EntityManager, assignee: string, ids: readonly string[]): Promise<void> {
    const rows = await tx.query<ChangedTask[]>(assign, [ids, assignee]);
    await this.outbox.addMany(
      tx,
      TaskAssigned,
      rows.map((task) => taskFact(task, { assignee })),
    );
  }
}

function faultOf(found: Found | undefined, by: string): RejectionCode | undefined {
  if (!found) return 'TASK_UNKNOWN';
  if (found.state === 'done') return 'TASK_DONE';
  return found.assignee !== null && found.assignee !== by ? 'TASK_TAKEN' : undefined;
}
