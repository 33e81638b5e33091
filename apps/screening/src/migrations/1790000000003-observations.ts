import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "observation" ("id" uuid NOT NULL, "resident_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "state" text NOT NULL, "start_rule" text NOT NULL, "rule_version" text NOT NULL, "list_id" text, "trip_id" uuid, "inherited" boolean NOT NULL,
  "counted_from" TIMESTAMP WITH TIME ZONE NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE, "started_by" text,
  "ended_at" TIMESTAMP WITH TIME ZONE, "ended_by" text, "version" integer NOT NULL, CONSTRAINT "observation_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "observation_open" ON "observation" ("resident_id") WHERE state IN ('proposed', 'active', 'extended');
CREATE INDEX "observation_resident" ON "observation" ("resident_id");
CREATE INDEX "observation_household" ON "observation" ("household_id");
CREATE INDEX "observation_path" ON "observation" ("path", "state");
CREATE INDEX "observation_trip" ON "observation" ("trip_id") WHERE trip_id IS NOT NULL;
CREATE INDEX "observation_ends" ON "observation" ("ends_at") WHERE state IN ('active', 'extended');
CREATE TABLE "observation_change" ("id" uuid NOT NULL, "observation_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "kind" text NOT NULL,
  "new_ends_at" TIMESTAMP WITH TIME ZONE, "reason" text NOT NULL, "evidence" text NOT NULL, "asked_by" text NOT NULL, "asked_units" text array NOT NULL,
  "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, "decided_by" text, "decided_at" TIMESTAMP WITH TIME ZONE,
  CONSTRAINT "observation_change_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "observation_change_open" ON "observation_change" ("observation_id") WHERE state = 'asked';
CREATE INDEX "observation_change_observation" ON "observation_change" ("observation_id");
CREATE TABLE "report_slot" ("id" uuid NOT NULL, "observation_id" uuid NOT NULL, "resident_id" uuid NOT NULL, "household_id" uuid NOT NULL,
  "path" text COLLATE "C" NOT NULL, "day" date NOT NULL, "opens_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closes_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "state" text NOT NULL, "missed_in_a_row" integer, "reading_id" uuid, "temperature" double precision, "method" text, "taken_by" text,
  "symptoms" text array, "device_kind" text, "sender" uuid, "reported_by" text, "measured_at" TIMESTAMP WITH TIME ZONE,
  "received_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "report_slot_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "report_slot_observation" ON "report_slot" ("observation_id", "opens_at");
CREATE INDEX "report_slot_closing" ON "report_slot" ("closes_at") WHERE state = 'due';
CREATE INDEX "report_slot_day" ON "report_slot" ("path", "day");
CREATE INDEX "report_slot_household" ON "report_slot" ("household_id");
CREATE TABLE "observation_day" ("path" text COLLATE "C" NOT NULL, "day" date NOT NULL, "due" integer NOT NULL, "answered" integer NOT NULL,
  "late" integer NOT NULL, "missed" integer NOT NULL, "measured_by_other" integer NOT NULL, "released" integer NOT NULL,
  CONSTRAINT "observation_day_pk" PRIMARY KEY ("path", "day"));
CREATE TABLE "observation_count" ("path" text COLLATE "C" NOT NULL, "proposed" integer NOT NULL, "active" integer NOT NULL, "fever" integer NOT NULL,
  CONSTRAINT "observation_count_pk" PRIMARY KEY ("path"))`;

/** Open also to whoever lives in the household, where a household column is named. */
const placed: [table: string, householdColumn?: string][] = [
  ['observation', 'household_id'],
  ['report_slot', 'household_id'],
  ['observation_change'],
  ['observation_day'],
  ['observation_count'],
];

export class Observations1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const statement of placed.flatMap(([table, household]) => rowLevelSecurity(table, 'path', household)))
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of placed) await runner.query(`DROP TABLE "${table}"`);
  }
}
