import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openToHousehold, ownHouseholdsFunction, rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "trip" ("id" uuid NOT NULL, "household_id" uuid NOT NULL, "room_path" text COLLATE "C" NOT NULL, "resident_ids" uuid array NOT NULL,
  "origin" text NOT NULL, "via" text array NOT NULL, "vehicle_sealed" bytea, "wrapped_key" bytea, "left_on" date NOT NULL, "planned_on" date NOT NULL,
  "arrived_at" TIMESTAMP WITH TIME ZONE, "state" text NOT NULL, "closing_reason" text, "rule" jsonb, "version" integer NOT NULL,
  CONSTRAINT "trip_pk" PRIMARY KEY ("id"));
CREATE INDEX "trip_path" ON "trip" ("room_path", "planned_on");
CREATE INDEX "trip_household" ON "trip" ("household_id");
CREATE TABLE "trip_change" ("id" uuid NOT NULL, "trip_id" uuid NOT NULL, "household_id" uuid NOT NULL, "room_path" text COLLATE "C" NOT NULL,
  "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by" text NOT NULL, "what" text NOT NULL, "planned_on" date NOT NULL, "advice" text, "rule" jsonb,
  CONSTRAINT "trip_change_pk" PRIMARY KEY ("id"));
CREATE INDEX "trip_change_trip" ON "trip_change" ("trip_id");
CREATE INDEX "trip_change_path" ON "trip_change" ("room_path", "id");
CREATE TABLE "arrival_rollup" ("path" text COLLATE "C" NOT NULL, "day" date NOT NULL, "expected" integer NOT NULL, "deferred" integer NOT NULL,
  "arrived" integer NOT NULL, CONSTRAINT "arrival_rollup_pk" PRIMARY KEY ("path", "day"));
CREATE INDEX "change_path" ON "change" ("room_path", "id")`;

/** A resident who plans a trip changes the figures of the own building; no action lets one read them. */
const ownBuilding = `CREATE POLICY own_building ON "arrival_rollup" USING (EXISTS (SELECT FROM "household" h
  WHERE h.id = ANY ((SELECT linli_households())::uuid[]) AND (h.room_path || '.') ^@ ("path" || '.')))`;

/** Trips, and what a resident may do for the own household. */
export class Trips1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ownHouseholdsFunction);
    await runner.query(tables);
    for (const statement of [
      ...rowLevelSecurity('trip', 'room_path', 'household_id'),
      ...rowLevelSecurity('trip_change', 'room_path', 'household_id'),
      ...rowLevelSecurity('arrival_rollup', 'path'),
      ownBuilding,
      ...openToHousehold('household', 'room_path', 'id'),
      ...openToHousehold('resident', 'room_path', 'household_id'),
      ...openToHousehold('change', 'room_path', 'household_id'),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "change_path"`);
    for (const table of ['arrival_rollup', 'trip_change', 'trip']) await runner.query(`DROP TABLE "${table}"`);
    for (const [table, path] of [
      ['household', 'room_path'],
      ['resident', 'room_path'],
      ['change', 'room_path'],
    ] as const) {
      await runner.query(`DROP POLICY in_scope ON "${table}"`);
      const [, , policy] = rowLevelSecurity(table, path);
      await runner.query(policy ?? '');
    }
    await runner.query(`DROP FUNCTION linli_households()`);
  }
}
