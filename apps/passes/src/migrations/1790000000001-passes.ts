import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

const running = `state IN ('active', 'suspended')`;

const tables = `
CREATE SEQUENCE "pass_numbers" AS bigint MINVALUE 1 MAXVALUE 99999999;
CREATE TABLE "pass" ("id" uuid NOT NULL, "number" text NOT NULL, "check_code" text NOT NULL, "pass_class" text NOT NULL, "resident_id" uuid,
  "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "valid_from" TIMESTAMP WITH TIME ZONE NOT NULL,
  "valid_until" TIMESTAMP WITH TIME ZONE NOT NULL, "hours_from" smallint, "hours_until" smallint, "state" text NOT NULL,
  "state_since" TIMESTAMP WITH TIME ZONE NOT NULL, "wrapped_key" bytea, "details_sealed" bytea, "plate_index" bytea, "issued_by" text NOT NULL,
  "issued_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, CONSTRAINT "pass_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "pass_number" ON "pass" ("number");
CREATE INDEX "pass_path" ON "pass" ("path", "id");
CREATE INDEX "pass_household" ON "pass" ("household_id");
CREATE INDEX "pass_resident" ON "pass" ("resident_id");
CREATE UNIQUE INDEX "pass_one_each" ON "pass" ("resident_id", "path") WHERE pass_class = 'resident' AND ${running};
CREATE UNIQUE INDEX "pass_plate" ON "pass" ("plate_index") WHERE ${running};
CREATE INDEX "pass_listed" ON "pass" ("path") WHERE state IN ('suspended', 'revoked');
CREATE INDEX "pass_running" ON "pass" ("valid_until") WHERE ${running};
CREATE TABLE "pass_change" ("id" uuid NOT NULL, "pass_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "type" text NOT NULL, "reason" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by" text NOT NULL, CONSTRAINT "pass_change_pk" PRIMARY KEY ("id"));
CREATE INDEX "pass_change_path" ON "pass_change" ("path", "id");
CREATE INDEX "pass_change_pass" ON "pass_change" ("pass_id", "id");
CREATE TABLE "suspension" ("id" uuid NOT NULL, "pass_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "reason" text NOT NULL, "cause" text, "state" text NOT NULL, "asked_by" text NOT NULL, "asked_units" text array NOT NULL,
  "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" text, "decided_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE,
  CONSTRAINT "suspension_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "suspension_cause" ON "suspension" ("pass_id", "cause");
CREATE UNIQUE INDEX "suspension_standing" ON "suspension" ("pass_id", "reason") WHERE state IN ('asked', 'standing') AND cause IS NULL;
CREATE INDEX "suspension_asked" ON "suspension" ("path", "id") WHERE state = 'asked';
CREATE TABLE "observation" ("id" uuid NOT NULL, "resident_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "rule_version" text NOT NULL, "over" boolean NOT NULL, "sequence" integer NOT NULL, CONSTRAINT "observation_pk" PRIMARY KEY ("id"));
CREATE INDEX "observation_household" ON "observation" ("household_id") WHERE NOT over;
CREATE INDEX "observation_resident" ON "observation" ("resident_id") WHERE NOT over;
CREATE TABLE "appeal" ("id" uuid NOT NULL, "pass_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "reason" text NOT NULL, "state" text NOT NULL, "asked_by" text NOT NULL, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_by" text,
  "decided_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "appeal_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "appeal_open" ON "appeal" ("pass_id") WHERE state = 'open';
CREATE INDEX "appeal_path" ON "appeal" ("path", "id") WHERE state = 'open';
CREATE TABLE "pass_rollup" ("path" text COLLATE "C" NOT NULL, "pass_class" text NOT NULL, "active" integer NOT NULL, "suspended" integer NOT NULL,
  CONSTRAINT "pass_rollup_pk" PRIMARY KEY ("path", "pass_class"));
CREATE TABLE "signing_key" ("id" text NOT NULL, "district" text NOT NULL, "purpose" text NOT NULL, "x" text NOT NULL, "y" text NOT NULL,
  "wrapped_key" bytea NOT NULL, "private_sealed" bytea NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "signs_until" TIMESTAMP WITH TIME ZONE, "trusted_until" TIMESTAMP WITH TIME ZONE, CONSTRAINT "signing_key_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "signing_key_in_use" ON "signing_key" ("district", "purpose") WHERE signs_until IS NULL;
CREATE TABLE "district_lists" ("district" text NOT NULL, "trust_number" integer NOT NULL, "revocation_number" integer NOT NULL,
  CONSTRAINT "district_lists_pk" PRIMARY KEY ("district"));
CREATE TABLE "revocation" ("district" text NOT NULL, "number" integer NOT NULL, "pass_id" uuid NOT NULL, "became" text NOT NULL,
  "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "revocation_pk" PRIMARY KEY ("district", "number", "pass_id"));
CREATE TABLE "paper_form" ("number" text NOT NULL, "check_code" text NOT NULL, "path" text COLLATE "C" NOT NULL, "pass_id" uuid,
  "printed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "paper_form_pk" PRIMARY KEY ("number"))`;

const placed: [table: string, householdColumn?: string][] = [
  ['pass', 'household_id'],
  ['pass_change', 'household_id'],
  ['suspension', 'household_id'],
  ['observation', 'household_id'],
  ['appeal', 'household_id'],
  ['pass_rollup'],
  ['paper_form'],
];

/** Whoever lives in a compound and invites somebody changes its counts. */
const countedFromBelow = `
CREATE POLICY counted_from_below ON "pass_rollup"
USING (EXISTS (SELECT FROM unnest((SELECT linli_scopes())::text[]) AS scope WHERE scope ^@ ("path" || '.'))
  OR EXISTS (SELECT FROM household h WHERE h.id = ANY ((SELECT linli_households())::uuid[]) AND h.room_path ^@ ("path" || '.')))`;

export class Passes1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const [table, household] of placed) {
      for (const statement of rowLevelSecurity(table, 'path', household)) await runner.query(statement);
    }
    await runner.query(countedFromBelow);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of placed) await runner.query(`DROP TABLE "${table}"`);
    await runner.query('DROP TABLE "signing_key", "district_lists", "revocation"');
    await runner.query('DROP SEQUENCE "pass_numbers"');
  }
}
