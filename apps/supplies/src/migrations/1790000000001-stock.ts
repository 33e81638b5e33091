import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readableFromBelow, rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "item" ("id" uuid NOT NULL, "kind" text NOT NULL, "name" jsonb NOT NULL, "unit" text NOT NULL, "path" text COLLATE "C" NOT NULL,
  CONSTRAINT "item_pk" PRIMARY KEY ("id"));
CREATE INDEX "item_path" ON "item" ("path");
CREATE TABLE "store" ("id" uuid NOT NULL, "kind" text NOT NULL, "name" jsonb NOT NULL, "area_code" text NOT NULL, "path" text COLLATE "C" NOT NULL,
  CONSTRAINT "store_pk" PRIMARY KEY ("id"));
CREATE INDEX "store_path" ON "store" ("path");
CREATE TABLE "shelf" ("id" uuid NOT NULL, "store_id" uuid NOT NULL, "item_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "balance" integer NOT NULL DEFAULT 0, "warn_below" integer NOT NULL DEFAULT 0, "counted_at" TIMESTAMP WITH TIME ZONE,
  "version" integer NOT NULL DEFAULT 0, CONSTRAINT "shelf_not_below_zero" CHECK (balance >= 0), CONSTRAINT "shelf_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "shelf_place" ON "shelf" ("store_id", "item_id");
CREATE TABLE "stock_move" ("id" uuid NOT NULL, "shelf_id" uuid NOT NULL, "kind" text NOT NULL, "quantity" integer NOT NULL,
  "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by" text NOT NULL, "reverses" uuid, "path" text COLLATE "C" NOT NULL,
  CONSTRAINT "stock_move_pk" PRIMARY KEY ("id"));
CREATE INDEX "stock_move_shelf" ON "stock_move" ("shelf_id", "id");
CREATE UNIQUE INDEX "stock_move_reversed_once" ON "stock_move" ("reverses") WHERE reverses IS NOT NULL;
CREATE TABLE "stock_line" ("move_id" uuid NOT NULL, "line" smallint NOT NULL, "item_id" uuid NOT NULL, "account" text NOT NULL, "shelf_id" uuid,
  "transfer_id" uuid, "quantity" integer NOT NULL, "path" text COLLATE "C" NOT NULL, CONSTRAINT "stock_line_pk" PRIMARY KEY ("move_id", "line"));
CREATE INDEX "stock_line_shelf" ON "stock_line" ("shelf_id") WHERE shelf_id IS NOT NULL;
CREATE INDEX "stock_line_transfer" ON "stock_line" ("transfer_id") WHERE transfer_id IS NOT NULL`;

/** The ledger is never edited, by whatever code: what was wrong is reversed. And no movement makes something out of nothing. */
const ledger = `
CREATE FUNCTION ledger_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON "stock_move" EXECUTE FUNCTION ledger_is_written_once();
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON "stock_line" EXECUTE FUNCTION ledger_is_written_once();
CREATE FUNCTION ledger_is_balanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(quantity) FROM stock_line WHERE move_id = NEW.move_id) <> 0 THEN
    RAISE EXCEPTION 'the lines of movement % do not come to nothing', NEW.move_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON "stock_line" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.line = 0) EXECUTE FUNCTION ledger_is_balanced()`;

const tablesByPath = ['item', 'store', 'shelf', 'stock_move', 'stock_line'];

export class Stock1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(ledger);
    for (const statement of tablesByPath.flatMap((table) => rowLevelSecurity(table, 'path'))) await runner.query(statement);
    for (const table of ['item', 'store']) await runner.query(readableFromBelow(table, 'path'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${tablesByPath.map((table) => `"${table}"`).join(', ')}`);
    await runner.query('DROP FUNCTION ledger_is_balanced, ledger_is_written_once');
  }
}
