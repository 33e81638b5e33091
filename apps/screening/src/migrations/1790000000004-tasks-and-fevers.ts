import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "commitment" ("id" uuid NOT NULL, "observation_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "letter_version" text NOT NULL, "language" text NOT NULL, "answer" text NOT NULL, "on" text, "signature" text, "by" text NOT NULL,
  "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "commitment_pk" PRIMARY KEY ("id"));
CREATE INDEX "commitment_observation" ON "commitment" ("observation_id");
CREATE TABLE "need" ("id" uuid NOT NULL, "observation_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "need" text NOT NULL, "by" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "need_pk" PRIMARY KEY ("id"));
CREATE INDEX "need_observation" ON "need" ("observation_id");
CREATE TABLE "task" ("id" uuid NOT NULL, "kind" text NOT NULL, "source" text NOT NULL, "level" text NOT NULL, "severity" integer NOT NULL,
  "path" text COLLATE "C" NOT NULL, "household_id" uuid, "resident_id" uuid, "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "overdue" boolean NOT NULL,
  "state" text NOT NULL, "assignee" text, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "done_at" TIMESTAMP WITH TIME ZONE, "done_by" text,
  "outcome" text, "version" integer NOT NULL, CONSTRAINT "task_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "task_source" ON "task" ("kind", "source");
CREATE INDEX "task_open" ON "task" ("path", "due_at") WHERE state = 'open';
CREATE INDEX "task_assignee" ON "task" ("assignee") WHERE state = 'open';
CREATE INDEX "task_due" ON "task" ("due_at") WHERE state = 'open' AND NOT overdue;
CREATE TABLE "fever" ("id" uuid NOT NULL, "resident_id" uuid NOT NULL, "household_id" uuid NOT NULL, "observation_id" uuid,
  "path" text COLLATE "C" NOT NULL, "state" text NOT NULL, "temperature" double precision NOT NULL, "method" text NOT NULL,
  "measured_at" TIMESTAMP WITH TIME ZONE NOT NULL, "suspected_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE,
  "version" integer NOT NULL, CONSTRAINT "fever_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "fever_open" ON "fever" ("resident_id") WHERE state IN ('suspected', 'confirmed');
CREATE INDEX "fever_path" ON "fever" ("path", "suspected_at");
CREATE INDEX "fever_observation" ON "fever" ("observation_id");
CREATE TABLE "referral" ("id" uuid NOT NULL, "fever_id" uuid NOT NULL, "resident_id" uuid NOT NULL, "household_id" uuid NOT NULL,
  "path" text COLLATE "C" NOT NULL, "state" text NOT NULL, "outcome" text, "vehicle_arranged" boolean,
  "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "closed_by" text, "version" integer NOT NULL,
  CONSTRAINT "referral_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "referral_fever" ON "referral" ("fever_id");
CREATE INDEX "referral_path" ON "referral" ("path", "opened_at");
CREATE TABLE "visit" ("id" uuid NOT NULL, "observation_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "worker" text, "doctor" text, "condition" text NOT NULL, "temperature" double precision, "needs" text array NOT NULL,
  "next_visit_at" TIMESTAMP WITH TIME ZONE, "recorded_by" text NOT NULL, CONSTRAINT "visit_pk" PRIMARY KEY ("id"));
CREATE INDEX "visit_observation" ON "visit" ("observation_id", "at");
CREATE TABLE "honesty_flag" ("id" uuid NOT NULL, "observation_id" uuid NOT NULL, "slot_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "sign" text NOT NULL, "raised_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "honesty_flag_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "honesty_flag_once" ON "honesty_flag" ("slot_id", "sign");
CREATE INDEX "honesty_flag_observation" ON "honesty_flag" ("observation_id")`;

/**
 * Open also to whoever lives in the household, where a household column is named: a resident whose own refusal opens a task
 * must be able to write it. No rule lets a resident read tasks, fevers, visits or flags.
 */
const placed: [table: string, householdColumn?: string][] = [
  ['commitment', 'household_id'],
  ['need', 'household_id'],
  ['task', 'household_id'],
  ['fever'],
  ['referral'],
  ['visit'],
  ['honesty_flag'],
];

export class TasksAndFevers1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const statement of placed.flatMap(([table, household]) => rowLevelSecurity(table, 'path', household)))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of placed) await runner.query(`DROP TABLE "${table}"`);
  }
}
