import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readableFromBelow, rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "notice" ("id" uuid NOT NULL, "area_code" text NOT NULL, "path" text COLLATE "C" NOT NULL, "area_name" jsonb NOT NULL,
  "category" text NOT NULL, "urgency" text NOT NULL, "channels" text array NOT NULL, "audience" jsonb NOT NULL, "source_url" text,
  "state" text NOT NULL, "texts" jsonb NOT NULL, "edition" integer NOT NULL, "publish_at" TIMESTAMP WITH TIME ZONE,
  "published_at" TIMESTAMP WITH TIME ZONE, "expires_at" TIMESTAMP WITH TIME ZONE, "withdrawn_at" TIMESTAMP WITH TIME ZONE,
  "written_by" text NOT NULL, "written_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, CONSTRAINT "notice_pk" PRIMARY KEY ("id"));
CREATE INDEX "notice_path" ON "notice" ("path", "state");
CREATE TABLE "notice_edition" ("notice_id" uuid NOT NULL, "edition" integer NOT NULL, "source_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  "texts" jsonb NOT NULL, "published_by" text NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expanded_to" uuid,
  "expanded_at" TIMESTAMP WITH TIME ZONE, "recipients" integer NOT NULL, CONSTRAINT "notice_edition_pk" PRIMARY KEY ("notice_id", "edition"))`;

/** Whoever was told something may read what it says, wherever it came from. */
const toldOwn = (table: string, id: string): string => `
CREATE POLICY told_own ON "${table}" FOR SELECT
USING (EXISTS (SELECT FROM delivery d WHERE d.notice_id = "${table}"."${id}" AND d.household_id = ANY ((SELECT linli_households())::uuid[])))`;

export class Notices1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const [table, id] of [
      ['notice', 'id'],
      ['notice_edition', 'notice_id'],
    ] as const) {
      for (const statement of rowLevelSecurity(table, 'path')) await runner.query(statement);
      await runner.query(readableFromBelow(table, 'path'));
      await runner.query(toldOwn(table, id));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "notice_edition", "notice"');
  }
}
