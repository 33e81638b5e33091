import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inScopeFunction, rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "area" ("code" text NOT NULL, "kind" text NOT NULL, "parent" text, "path" text COLLATE "C" NOT NULL, "label" text NOT NULL,
  "name_zh" text NOT NULL, "name_en" text, "name_ja" text, "name_ko" text, "aliases" text array NOT NULL DEFAULT '{}', "search_key" text NOT NULL,
  "list_year" integer, "room_state" text, "room_state_on" date, "version" integer NOT NULL, CONSTRAINT "area_pk" PRIMARY KEY ("code"));
CREATE UNIQUE INDEX "area_label" ON "area" ("parent", "label");
CREATE INDEX "area_path" ON "area" ("path");
CREATE TABLE "population" ("path" text COLLATE "C" NOT NULL, "rooms" integer NOT NULL, "households" integer NOT NULL, "residents" integer NOT NULL,
  "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "population_pk" PRIMARY KEY ("path"));
CREATE TABLE "change" ("id" uuid NOT NULL, "household_id" uuid NOT NULL, "resident_id" uuid, "room_path" text COLLATE "C" NOT NULL,
  "at" TIMESTAMP WITH TIME ZONE NOT NULL, "by" text NOT NULL, "what" text NOT NULL, "fields" text array NOT NULL, CONSTRAINT "change_pk" PRIMARY KEY ("id"));
CREATE INDEX "change_household" ON "change" ("household_id", "at");
CREATE TABLE "household" ("id" uuid NOT NULL, "room_code" text NOT NULL, "room_path" text COLLATE "C" NOT NULL, "number" integer NOT NULL,
  "tenure" text NOT NULL, "preferred_contact" uuid, "landlord_sealed" bytea, "wrapped_key" bytea, "version" integer NOT NULL,
  "closed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "household_pk" PRIMARY KEY ("id"));
CREATE INDEX "household_path" ON "household" ("room_path");
CREATE UNIQUE INDEX "household_room" ON "household" ("room_code", "number") WHERE closed_at IS NULL;
CREATE TABLE "resident" ("id" uuid NOT NULL, "household_id" uuid NOT NULL, "room_path" text COLLATE "C" NOT NULL, "relation" text NOT NULL,
  "wrapped_key" bytea NOT NULL, "contact_sealed" bytea NOT NULL, "documents_sealed" bytea, "name_index" bytea NOT NULL,
  "document_indexes" bytea array NOT NULL, "phone_indexes" bytea array NOT NULL, "birth_date" date, "sex" text, "nationality" text NOT NULL,
  "language" text NOT NULL, "flags" text array NOT NULL, "residence_kind" text, "in_area_since" date, "completeness" text NOT NULL,
  "age_band" text NOT NULL, "version" integer NOT NULL, CONSTRAINT "resident_pk" PRIMARY KEY ("id"));
CREATE INDEX "resident_name" ON "resident" ("name_index");
CREATE INDEX "resident_path" ON "resident" ("room_path");
CREATE INDEX "resident_household" ON "resident" ("household_id");
CREATE TABLE "blind_index" ("resident_id" uuid NOT NULL, "value" bytea NOT NULL, CONSTRAINT "blind_index_pk" PRIMARY KEY ("resident_id", "value"));
CREATE INDEX "blind_index_value" ON "blind_index" ("value");
CREATE TABLE "roster_chunk" ("import_id" uuid NOT NULL, "number" integer NOT NULL, "path" text COLLATE "C" NOT NULL, "sealed" bytea NOT NULL,
  CONSTRAINT "roster_chunk_pk" PRIMARY KEY ("import_id", "number"));
CREATE TABLE "roster_import" ("id" uuid NOT NULL, "area_code" text NOT NULL, "path" text COLLATE "C" NOT NULL, "file_hash" bytea NOT NULL,
  "uploaded_by" text NOT NULL, "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, "rows_total" integer NOT NULL,
  "rows_bad" integer NOT NULL, "rows_done" integer NOT NULL DEFAULT '0', "chunks_total" integer NOT NULL, "chunks_done" integer NOT NULL DEFAULT '0',
  "created" integer NOT NULL DEFAULT '0', "updated" integer NOT NULL DEFAULT '0', "unchanged" integer NOT NULL DEFAULT '0', "issues" jsonb NOT NULL,
  "ignored_columns" text array NOT NULL DEFAULT '{}', "wrapped_key" bytea NOT NULL, CONSTRAINT "roster_import_pk" PRIMARY KEY ("id"));
CREATE INDEX "roster_import_file" ON "roster_import" ("area_code", "file_hash")`;

const placed: [table: string, pathColumn: string][] = [
  ['area', 'path'],
  ['population', 'path'],
  ['change', 'room_path'],
  ['household', 'room_path'],
  ['resident', 'room_path'],
  ['roster_chunk', 'path'],
  ['roster_import', 'path'],
];

export class Registration1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(inScopeFunction);
    await runner.query(tables);
    for (const statement of placed.flatMap(([table, column]) => rowLevelSecurity(table, column))) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of placed) await runner.query(`DROP TABLE "${table}"`);
    await runner.query('DROP TABLE "blind_index"');
    await runner.query('DROP FUNCTION linli_in_scope, linli_scopes');
  }
}
