import { Column, Entity, type EntityManager, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import type { Actor } from './actor.js';
import { Rejection } from './rejection.js';
import { isUuid } from './uuid.js';

/** A request that was carried out, and the id of what came of it. */
@Entity('answered_request')
export class AnsweredRequest {
  @PrimaryColumn({ name: 'request_id', type: 'uuid', primaryKeyConstraintName: 'answered_request_pk' })
  requestId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'answered_request_pk' })
  subject: string;

  /** Id of what the request made or changed; empty while it runs. */
  @Column({ type: 'text', default: '' })
  answer: string;

  @Column({ name: 'answered_at', type: 'timestamptz', default: () => 'now()' })
  answeredAt: Date;
}

export class AnsweredRequest1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "answered_request" ("request_id" uuid NOT NULL, "subject" text NOT NULL, "answer" text NOT NULL DEFAULT '',
      "answered_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "answered_request_pk" PRIMARY KEY ("request_id", "subject"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "answered_request"`);
  }
}

/**
 * Does `work` once for a request id of this caller and gives the same answer to every repetition, also to one that comes
 * while the first still runs: it waits for the row. Part of the caller's transaction, so a failure leaves no trace.
 * `requestId` is a UUID made by the client; `work` answers with an id.
 */
export async function repeatable(tx: EntityManager, actor: Actor, requestId: string, work: () => Promise<string>): Promise<string> {
  if (!isUuid(requestId)) throw new Rejection('INPUT_INVALID', { field: 'requestId' });
  const key = { requestId, subject: actor.subject };
  const mine = await tx.query<unknown[]>(
    `INSERT INTO answered_request (request_id, subject) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING request_id`,
    [requestId, actor.subject],
  );
  if (mine.length === 0) return (await tx.findOneByOrFail(AnsweredRequest, key)).answer;
  const answer = await work();
  await tx.update(AnsweredRequest, key, { answer });
  return answer;
}
