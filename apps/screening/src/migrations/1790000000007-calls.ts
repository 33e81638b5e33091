import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

const table = `
CREATE TABLE "call" ("id" uuid NOT NULL, "observation_id" uuid NOT NULL, "task_id" uuid, "path" text COLLATE "C" NOT NULL,
  "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by" text NOT NULL, "outcome" text NOT NULL, "temperature" double precision,
  "symptoms" text array NOT NULL, "needs" text array NOT NULL, "note" text, CONSTRAINT "call_pk" PRIMARY KEY ("id"));
CREATE INDEX "call_observation" ON "call" ("observation_id", "at");
CREATE INDEX "call_task" ON "call" ("task_id") WHERE task_id IS NOT NULL`;

export class Calls1790000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    for (const statement of rowLevelSecurity('call', 'path')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "call"');
  }
}
