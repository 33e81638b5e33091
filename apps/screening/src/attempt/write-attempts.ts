import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import type { NewAttempt } from './check-attempts.js';

const insertAttempts = `
  INSERT INTO attempt (id, request_id, target_id, room_path, channel, outcome, at, by, door_note, recorded_at)
  SELECT id, request_id, target_id, room_path, channel, outcome, at, $8, door_note, $9
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $10::text[])
    AS n (id, request_id, target_id, room_path, channel, outcome, at, door_note)
  ON CONFLICT (request_id, by) DO NOTHING RETURNING id`;

const insertAnswers = `
  INSERT INTO answer (attempt_id, resident_id, target_id, room_path, at, given)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::jsonb[])`;

/** Writes attempts and their answers by a statement each. An attempt that a request of this caller wrote before is not written again. */
@Injectable()
export class WriteAttempts {
  constructor(private readonly clock: Clock) {}

  /** @returns those that were written */
  async execute(tx: EntityManager, by: string, attempts: readonly NewAttempt[]): Promise<NewAttempt[]> {
    if (attempts.length === 0) return [];
    const column = <Value>(of: (attempt: NewAttempt) => Value): Value[] => attempts.map(of);
    const written = await tx.query<{ id: string }[]>(insertAttempts, [
      column(({ id }) => id),
      column(({ requestId }) => requestId),
      column(({ targetId }) => targetId),
      column(({ roomPath }) => roomPath),
      column(({ channel }) => channel),
      column(({ outcome }) => outcome),
      column(({ at }) => at),
      by,
      this.clock.now(),
      column(({ doorNote }) => doorNote ?? null),
    ]);
    const ids = new Set(written.map(({ id }) => id));
    const mine = attempts.filter(({ id }) => ids.has(id));
    await this.writeAnswers(tx, mine);
    return mine;
  }

  private async writeAnswers(tx: EntityManager, attempts: readonly NewAttempt[]): Promise<void> {
    const answers = attempts.flatMap((attempt) => attempt.answers.map((answer) => ({ attempt, ...answer })));
    if (answers.length === 0) return;
    await tx.query(insertAnswers, [
      answers.map(({ attempt }) => attempt.id),
      answers.map(({ residentId }) => residentId),
      answers.map(({ attempt }) => attempt.targetId),
      answers.map(({ attempt }) => attempt.roomPath),
      answers.map(({ attempt }) => attempt.at),
      answers.map(({ given }) => JSON.stringify(given)),
    ]);
  }
}
