import type { MigrationInterface, QueryRunner } from 'typeorm';

const everywhere = `SELECT set_config('app.scope', '*', true)`;
const nowhere = `SELECT set_config('app.scope', '', true)`;

/** What the deliveries of notices add up to, by the columns that are the key; `all` counts each message of an inbox once. */
const recount = (key: string): string => `
WITH told AS (
  SELECT *, array_to_string((string_to_array(place, '.'))[1:5], '.') AS path
  FROM (SELECT notice_id, path AS place, channel, language, delivered_at, read_at, acknowledged_at FROM "delivery"
    UNION ALL SELECT notice_id, path, 'all', language, reached_at, seen_at, acknowledged_at FROM "delivery" WHERE channel = 'inbox') d
  WHERE notice_id IS NOT NULL)
INSERT INTO "reach_rollup" (${key}, "targeted", "delivered", "read", "acknowledged", "changed_at")
SELECT ${key}, count(*), count(delivered_at), count(read_at), count(acknowledged_at), now() FROM told GROUP BY ${key}`;

/** The roll-up of reach is kept by language as well. */
export class ReachByLanguage1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rebuild(runner, 'ADD COLUMN "language" text NOT NULL', 'notice_id, path, channel, language');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rebuild(runner, 'DROP COLUMN "language"', 'notice_id, path, channel');
  }

  private async rebuild(runner: QueryRunner, change: string, key: string): Promise<void> {
    await runner.query(`TRUNCATE "reach_rollup"`);
    await runner.query(`ALTER TABLE "reach_rollup" DROP CONSTRAINT "reach_rollup_pk"`);
    await runner.query(`ALTER TABLE "reach_rollup" ${change}`);
    await runner.query(`ALTER TABLE "reach_rollup" ADD CONSTRAINT "reach_rollup_pk" PRIMARY KEY (${key})`);
    await runner.query(everywhere);
    await runner.query(recount(key));
    await runner.query(nowhere);
  }
}
