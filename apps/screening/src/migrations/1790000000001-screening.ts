import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inScopeFunction, rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "area" ("code" text NOT NULL, "kind" text NOT NULL, "parent" text, "path" text COLLATE "C" NOT NULL, "name" jsonb NOT NULL,
  "building_path" text COLLATE "C", "room_state" text, "room_state_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "area_pk" PRIMARY KEY ("code"));
CREATE INDEX "area_path" ON "area" ("path");
CREATE TABLE "household" ("id" uuid NOT NULL, "room_code" text NOT NULL, "room_path" text COLLATE "C" NOT NULL, "closed" boolean NOT NULL,
  CONSTRAINT "household_pk" PRIMARY KEY ("id"));
CREATE INDEX "household_path" ON "household" ("room_path");
CREATE INDEX "household_room" ON "household" ("room_code");
CREATE TABLE "resident" ("id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "language" text NOT NULL,
  "flags" text array NOT NULL, "age_band" text NOT NULL, CONSTRAINT "resident_pk" PRIMARY KEY ("id"));
CREATE INDEX "resident_household" ON "resident" ("household_id");
CREATE TABLE "campaign" ("id" uuid NOT NULL, "area_code" text NOT NULL, "path" text COLLATE "C" NOT NULL, "question_set" text NOT NULL,
  "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "channels" text array NOT NULL, "state" text NOT NULL,
  "opened_by" text NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL,
  CONSTRAINT "campaign_pk" PRIMARY KEY ("id"));
CREATE INDEX "campaign_path" ON "campaign" ("path", "state");
CREATE TABLE "coverage_rollup" ("campaign_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "rooms" integer NOT NULL, "ended" integer NOT NULL,
  "persons_known" integer NOT NULL, "persons_answered" integer NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT "coverage_rollup_pk" PRIMARY KEY ("campaign_id", "path"));
CREATE TABLE "room_target" ("id" uuid NOT NULL, "campaign_id" uuid NOT NULL, "room_code" text NOT NULL, "room_path" text COLLATE "C" NOT NULL,
  "building_path" text COLLATE "C" NOT NULL, "end_state" text, "ended_on" date, "sign_of_life_at" TIMESTAMP WITH TIME ZONE,
  "persons_known" integer NOT NULL, "persons_answered" integer NOT NULL, "next_channel" text, "next_at" TIMESTAMP WITH TIME ZONE,
  "missed" boolean NOT NULL DEFAULT false, "version" integer NOT NULL, CONSTRAINT "room_target_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "room_target_room" ON "room_target" ("room_code", "campaign_id");
CREATE UNIQUE INDEX "room_target_path" ON "room_target" ("campaign_id", "room_path");
CREATE INDEX "room_target_missing" ON "room_target" ("campaign_id", "room_path") WHERE end_state IS NULL;
CREATE TABLE "attempt" ("id" uuid NOT NULL, "request_id" uuid NOT NULL, "target_id" uuid NOT NULL, "room_path" text COLLATE "C" NOT NULL,
  "channel" text NOT NULL, "outcome" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by" text NOT NULL, "door_note" text,
  "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "attempt_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "attempt_once" ON "attempt" ("request_id", "by");
CREATE INDEX "attempt_target" ON "attempt" ("target_id", "at");
CREATE TABLE "answer" ("attempt_id" uuid NOT NULL, "resident_id" uuid NOT NULL, "target_id" uuid NOT NULL, "room_path" text COLLATE "C" NOT NULL,
  "at" TIMESTAMP WITH TIME ZONE NOT NULL, "given" jsonb NOT NULL, CONSTRAINT "answer_pk" PRIMARY KEY ("attempt_id", "resident_id"));
CREATE INDEX "answer_target" ON "answer" ("target_id", "resident_id");
CREATE TABLE "assessment" ("id" uuid NOT NULL, "resident_id" uuid NOT NULL, "campaign_id" uuid NOT NULL, "target_id" uuid NOT NULL,
  "attempt_id" uuid NOT NULL, "room_path" text COLLATE "C" NOT NULL, "proposed" text NOT NULL, "rule_version" text NOT NULL,
  "reasons" text array NOT NULL, "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, "confirmed" text, "confirmed_by" text,
  "confirmed_at" TIMESTAMP WITH TIME ZONE, "sequence" integer NOT NULL, CONSTRAINT "assessment_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "assessment_order" ON "assessment" ("resident_id", "sequence");
CREATE INDEX "assessment_open" ON "assessment" ("campaign_id", "room_path") WHERE state = 'proposed';
CREATE INDEX "assessment_target" ON "assessment" ("target_id")`;

const placed: [table: string, pathColumn: string][] = [
  ['area', 'path'],
  ['household', 'room_path'],
  ['resident', 'path'],
  ['campaign', 'path'],
  ['coverage_rollup', 'path'],
  ['room_target', 'room_path'],
  ['attempt', 'room_path'],
  ['answer', 'room_path'],
  ['assessment', 'room_path'],
];

/** A campaign over a subdistrict is read, not changed, by the people of its committees: it holds nothing about anybody. */
const campaignAbove = `
CREATE POLICY reads_above ON "campaign" FOR SELECT
USING (EXISTS (SELECT FROM unnest((SELECT linli_scopes())::text[]) AS scope WHERE scope ^@ ("path" || '.')))`;

export class Screening1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(inScopeFunction);
    await runner.query(tables);
    for (const statement of placed.flatMap(([table, column]) => rowLevelSecurity(table, column))) await runner.query(statement);
    await runner.query(campaignAbove);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of placed) await runner.query(`DROP TABLE "${table}"`);
    await runner.query('DROP FUNCTION linli_in_scope, linli_scopes');
  }
}
