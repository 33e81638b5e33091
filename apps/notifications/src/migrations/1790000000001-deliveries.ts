import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "delivery" ("id" uuid NOT NULL, "source_id" uuid NOT NULL, "recipient" text NOT NULL, "channel" text NOT NULL, "template" text NOT NULL,
  "notice_id" uuid, "edition" integer, "resident_id" uuid, "household_id" uuid, "office" text, "path" text COLLATE "C" NOT NULL,
  "language" text NOT NULL, "urgency" text NOT NULL, "values" jsonb NOT NULL, "next_channels" text array NOT NULL, "state" text NOT NULL,
  "attempts" integer NOT NULL DEFAULT 0, "next_at" TIMESTAMP WITH TIME ZONE, "reason" text, "provider_id" text, "bundled_in" uuid,
  "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "delivered_at" TIMESTAMP WITH TIME ZONE, "read_at" TIMESTAMP WITH TIME ZONE,
  "acknowledged_at" TIMESTAMP WITH TIME ZONE, "reached_at" TIMESTAMP WITH TIME ZONE, "seen_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "delivery_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "delivery_once" ON "delivery" ("source_id", "recipient", "channel");
CREATE INDEX "delivery_household" ON "delivery" ("household_id", "created_at");
CREATE INDEX "delivery_office" ON "delivery" ("office", "created_at") WHERE office IS NOT NULL;
CREATE INDEX "delivery_waiting" ON "delivery" ("channel", "next_at") WHERE state = 'queued';
CREATE INDEX "delivery_notice" ON "delivery" ("notice_id", "path") WHERE notice_id IS NOT NULL;
CREATE INDEX "delivery_recipient" ON "delivery" ("recipient", "created_at");
CREATE INDEX "delivery_path" ON "delivery" ("path", "created_at");
CREATE TABLE "preference" ("resident_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "language" text,
  "channels" text array, "quiet_from" text, "quiet_until" text, "opt_out" boolean NOT NULL, "receiver_id" uuid,
  "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "preference_pk" PRIMARY KEY ("resident_id"));
CREATE TABLE "linked_account" ("link_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  CONSTRAINT "linked_account_pk" PRIMARY KEY ("link_id"));
CREATE INDEX "linked_account_household" ON "linked_account" ("household_id");
CREATE TABLE "reach_rollup" ("notice_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "channel" text NOT NULL, "targeted" integer NOT NULL,
  "delivered" integer NOT NULL, "read" integer NOT NULL, "acknowledged" integer NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT "reach_rollup_pk" PRIMARY KEY ("notice_id", "path", "channel"))`;

/** Whoever reads a notice at home is counted in their own transaction. */
const countsOwn = `
CREATE POLICY counts_own ON "reach_rollup"
USING ("notice_id" IN (SELECT d.notice_id FROM delivery d WHERE d.household_id = ANY ((SELECT linli_households())::uuid[])))`;

export class Deliveries1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const table of ['delivery', 'preference', 'linked_account'])
      for (const statement of rowLevelSecurity(table, 'path', 'household_id')) await runner.query(statement);
    for (const statement of rowLevelSecurity('reach_rollup', 'path')) await runner.query(statement);
    await runner.query(countsOwn);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "reach_rollup", "linked_account", "preference", "delivery"');
  }
}
