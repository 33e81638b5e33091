import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readableFromBelow, rowLevelSecurity } from '#platform/scope.js';
import { countReservations } from './count-reservations.js';

const tables = `
CREATE TABLE "mask_round" ("id" uuid NOT NULL, "area_code" text NOT NULL, "path" text COLLATE "C" NOT NULL, "item_id" uuid NOT NULL,
  "rule" text NOT NULL, "quota" integer NOT NULL, "packs" integer NOT NULL, "price" jsonb, "opens_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "closes_at" TIMESTAMP WITH TIME ZONE NOT NULL, "collect_from" text NOT NULL, "collect_until" text NOT NULL, "state" text NOT NULL,
  "seed_commitment" text, "sealed_seed" bytea, "seed_key" bytea, "seed" text, "opened_by" text NOT NULL,
  "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "drawn_at" TIMESTAMP WITH TIME ZONE, "closed_at" TIMESTAMP WITH TIME ZONE,
  "version" integer NOT NULL, CONSTRAINT "mask_round_pk" PRIMARY KEY ("id"));
CREATE INDEX "mask_round_path" ON "mask_round" ("path", "state");
CREATE TABLE "round_stock" ("round_id" uuid NOT NULL, "remaining" integer NOT NULL, "next_number" integer NOT NULL, "called_up_to" integer NOT NULL,
  "path" text COLLATE "C" NOT NULL, CONSTRAINT "round_stock_not_oversold" CHECK (remaining >= 0),
  CONSTRAINT "round_stock_pk" PRIMARY KEY ("round_id")) WITH (fillfactor = 20);
CREATE TABLE "round_pharmacy" ("round_id" uuid NOT NULL, "store_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  CONSTRAINT "round_pharmacy_pk" PRIMARY KEY ("round_id", "store_id"));
CREATE INDEX "round_pharmacy_store" ON "round_pharmacy" ("store_id");
CREATE TABLE "draw_entry" ("round_id" uuid NOT NULL, "place" integer NOT NULL, "reservation_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  CONSTRAINT "draw_entry_pk" PRIMARY KEY ("round_id", "place"));
CREATE TABLE "supply" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "pharmacy_id" uuid NOT NULL, "day" date NOT NULL, "packs" integer NOT NULL,
  "called" integer NOT NULL, "collect_from" TIMESTAMP WITH TIME ZONE NOT NULL, "collect_until" TIMESTAMP WITH TIME ZONE NOT NULL,
  "path" text COLLATE "C" NOT NULL, CONSTRAINT "supply_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "supply_day" ON "supply" ("round_id", "pharmacy_id", "day");
CREATE TABLE "mask_rollup" ("round_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "booked" integer NOT NULL, "called" integer NOT NULL,
  "collected" integer NOT NULL, CONSTRAINT "mask_rollup_pk" PRIMARY KEY ("round_id", "path")) WITH (fillfactor = 50);
CREATE TABLE "fact" ("id" uuid NOT NULL, "figure" text NOT NULL, "type" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "path" text COLLATE "C" NOT NULL, CONSTRAINT "fact_pk" PRIMARY KEY ("id"));
CREATE INDEX "fact_newest" ON "fact" ("figure", "id");
CREATE INDEX "fact_path" ON "fact" ("figure", "path")`;

const reservations = `
CREATE TABLE "reservation" ("id" uuid NOT NULL, "round_id" uuid NOT NULL, "household_id" uuid NOT NULL, "room_code" text NOT NULL,
  "path" text COLLATE "C" NOT NULL, "state" text NOT NULL, "number" integer, "by" text NOT NULL, "booked_by" text NOT NULL, "request_id" uuid NOT NULL,
  "booked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "voucher" text NOT NULL, "short_code" text NOT NULL, "proxy_code" text, "supply_id" uuid,
  "pharmacy_id" uuid, "pharmacy_path" text COLLATE "C", "collect_from" TIMESTAMP WITH TIME ZONE, "collect_until" TIMESTAMP WITH TIME ZONE,
  "no_shows" smallint NOT NULL DEFAULT 0, "by_proxy" boolean, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL,
  CONSTRAINT "reservation_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "reservation_household" ON "reservation" ("round_id", "household_id") WHERE state <> 'cancelled';
CREATE UNIQUE INDEX "reservation_address" ON "reservation" ("round_id", "room_code") WHERE state <> 'cancelled';
CREATE UNIQUE INDEX "reservation_request" ON "reservation" ("request_id", "booked_by");
CREATE UNIQUE INDEX "reservation_short_code" ON "reservation" ("short_code");
CREATE UNIQUE INDEX "reservation_proxy_code" ON "reservation" ("proxy_code") WHERE proxy_code IS NOT NULL;
CREATE INDEX "reservation_number" ON "reservation" ("round_id", "number");
CREATE INDEX "reservation_supply" ON "reservation" ("supply_id") WHERE supply_id IS NOT NULL;
CREATE INDEX "reservation_path" ON "reservation" ("path")`;

/** Whoever works at a pharmacy sees what was called to it, also when the household lives in the next committee. */
const atPharmacy = `
CREATE POLICY at_pharmacy ON "reservation" USING (("pharmacy_path" || '.') ^@ ANY ((SELECT linli_scopes())::text[]))`;

const ofAreas = ['mask_round', 'round_stock', 'round_pharmacy', 'draw_entry'];
const others = ['supply', 'mask_rollup', 'fact'];

export class MaskRounds1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(reservations);
    for (const statement of [...ofAreas, ...others].flatMap((table) => rowLevelSecurity(table, 'path'))) await runner.query(statement);
    for (const table of ofAreas) await runner.query(readableFromBelow(table, 'path'));
    for (const statement of rowLevelSecurity('reservation', 'path', 'household_id')) await runner.query(statement);
    await runner.query(atPharmacy);
    for (const statement of countReservations) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${['reservation', ...ofAreas, ...others].map((table) => `"${table}"`).join(', ')}`);
    await runner.query('DROP FUNCTION count_new_reservations, count_changed_reservations, compound_of');
  }
}
