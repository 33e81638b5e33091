import type { MigrationInterface, QueryRunner } from 'typeorm';

const everywhere = `SELECT set_config('app.scope', '*', true)`;
const nowhere = `SELECT set_config('app.scope', '', true)`;

/** What the trips that are known add up to, by the columns that are the key. */
const recount = (key: string): string => `
INSERT INTO "arrival_rollup" (${key}, "expected", "deferred", "arrived")
SELECT ${key}, coalesce(sum(people) FILTER (WHERE arrived_at IS NULL), 0), coalesce(sum(people) FILTER (WHERE state = 'deferred'), 0),
  coalesce(sum(people) FILTER (WHERE arrived_at IS NOT NULL), 0)
FROM (SELECT array_to_string(codes[1:least(6, cardinality(codes) - 1)], '.') AS path, cardinality(resident_ids) AS people, arrived_at, state,
    coalesce((arrived_at AT TIME ZONE 'Asia/Shanghai')::date, planned_on) AS day,
    CASE WHEN origin ~ '^[0-9]' THEN left(origin, 2) || '0000' ELSE origin END AS origin
  FROM (SELECT *, string_to_array(room_path, '.') AS codes FROM "trip" WHERE arrived_at IS NOT NULL OR state IN ('planned', 'deferred')) t) counted
GROUP BY ${key}`;

/** The roll-up of arrivals is kept by origin as well. */
export class ArrivalsByOrigin1790000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.rebuild(runner, 'ADD COLUMN "origin" text NOT NULL', 'path, day, origin');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.rebuild(runner, 'DROP COLUMN "origin"', 'path, day');
  }

  private async rebuild(runner: QueryRunner, change: string, key: string): Promise<void> {
    await runner.query(`TRUNCATE "arrival_rollup"`);
    await runner.query(`ALTER TABLE "arrival_rollup" DROP CONSTRAINT "arrival_rollup_pk"`);
    await runner.query(`ALTER TABLE "arrival_rollup" ${change}`);
    await runner.query(`ALTER TABLE "arrival_rollup" ADD CONSTRAINT "arrival_rollup_pk" PRIMARY KEY (${key})`);
    await runner.query(everywhere);
    await runner.query(recount(key));
    await runner.query(nowhere);
  }
}
