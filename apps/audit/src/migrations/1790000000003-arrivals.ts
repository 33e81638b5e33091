import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "ledger_arrival" ("arrival" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "event_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "entry" json NOT NULL, CONSTRAINT "ledger_arrival_pk" PRIMARY KEY ("arrival"));
CREATE UNIQUE INDEX "ledger_arrival_event" ON "ledger_arrival" ("event_id")`;

const move = `
ALTER TABLE "ledger_entry" DISABLE TRIGGER keep_entry;
INSERT INTO "ledger_arrival" ("event_id", "path", "entry") SELECT "event_id", "path", to_json(e) FROM "ledger_entry" e WHERE "index" IS NULL ORDER BY "arrival";
DELETE FROM "ledger_entry" WHERE "index" IS NULL;
ALTER TABLE "ledger_entry" ENABLE TRIGGER keep_entry`;

const shape = `
DROP INDEX "ledger_entry_index", "ledger_entry_waiting", "ledger_entry_path", "ledger_entry_codes", "ledger_entry_residents", "ledger_entry_households";
ALTER TABLE "ledger_entry" DROP COLUMN "arrival", ALTER "index" SET NOT NULL, ALTER "recorded_at" SET NOT NULL,
  ADD CONSTRAINT "ledger_entry_pk" PRIMARY KEY ("index");
CREATE OR REPLACE FUNCTION keep_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a leaf of the ledger does not change';
END $$`;

const back = `
ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_pk", ADD "arrival" bigint GENERATED ALWAYS AS IDENTITY, ALTER "recorded_at" DROP NOT NULL;
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_pk" PRIMARY KEY ("arrival"), ALTER "index" DROP NOT NULL;
CREATE UNIQUE INDEX "ledger_entry_index" ON "ledger_entry" ("index");
CREATE INDEX "ledger_entry_waiting" ON "ledger_entry" ("arrival") WHERE index IS NULL;
CREATE INDEX "ledger_entry_path" ON "ledger_entry" ("path", "at");
CREATE INDEX "ledger_entry_codes" ON "ledger_entry" USING gin (string_to_array("path", '.'));
CREATE INDEX "ledger_entry_residents" ON "ledger_entry" USING gin ("residents");
CREATE INDEX "ledger_entry_households" ON "ledger_entry" USING gin ("households");
CREATE OR REPLACE FUNCTION keep_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.index IS NOT NULL THEN RAISE EXCEPTION 'a leaf of the ledger does not change'; END IF;
  RETURN NEW;
END $$;
DROP TABLE "ledger_arrival"`;

/** What has no place in the tree yet waits beside the ledger: a leaf is written once, at its place. */
export class Arrivals1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The owner of the table, too, sees rows only in a scope.
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    await runner.query(tables);
    for (const statement of rowLevelSecurity('ledger_arrival', 'path')) await runner.query(statement);
    await runner.query(move);
    await runner.query(shape);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(back);
  }
}
