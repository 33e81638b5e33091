import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

export class DailyBriefs1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "daily_brief" ("area_code" text NOT NULL, "day" text NOT NULL, "path" text COLLATE "C" NOT NULL,
      "figures" jsonb NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "daily_brief_pk" PRIMARY KEY ("area_code", "day"))`);
    for (const statement of rowLevelSecurity('daily_brief', 'path')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "daily_brief"');
  }
}
