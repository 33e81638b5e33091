import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inScopeFunction, ownHouseholdsFunction, rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "area" ("code" text NOT NULL, "kind" text NOT NULL, "parent" text, "path" text COLLATE "C" NOT NULL, "name" jsonb NOT NULL,
  "building_path" text COLLATE "C", "room_state" text, "room_state_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "area_pk" PRIMARY KEY ("code"));
CREATE INDEX "area_path" ON "area" ("path");
CREATE TABLE "household" ("id" uuid NOT NULL, "room_code" text NOT NULL, "room_path" text COLLATE "C" NOT NULL, "closed" boolean NOT NULL,
  CONSTRAINT "household_pk" PRIMARY KEY ("id"));
CREATE INDEX "household_path" ON "household" ("room_path");
CREATE INDEX "household_room" ON "household" ("room_code");
CREATE TABLE "resident" ("id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "language" text NOT NULL,
  "flags" text array NOT NULL, "age_band" text NOT NULL, "merged_into" uuid, CONSTRAINT "resident_pk" PRIMARY KEY ("id"));
CREATE INDEX "resident_household" ON "resident" ("household_id");
CREATE INDEX "resident_merged" ON "resident" ("merged_into") WHERE merged_into IS NOT NULL`;

export class Neighbourhood1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(inScopeFunction);
    await runner.query(ownHouseholdsFunction);
    await runner.query(tables);
    for (const statement of rowLevelSecurity('area', 'path')) await runner.query(statement);
    for (const statement of rowLevelSecurity('household', 'room_path', 'id')) await runner.query(statement);
    for (const statement of rowLevelSecurity('resident', 'path', 'household_id')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "resident", "household", "area"');
  }
}
