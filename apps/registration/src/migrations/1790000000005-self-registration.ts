import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

export class SelfRegistration1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "household" ADD "unconfirmed" boolean NOT NULL DEFAULT false`);
    await runner.query(`CREATE INDEX "household_unconfirmed" ON "household" ("room_path") WHERE unconfirmed`);
    await runner.query(`CREATE TABLE "account_link" ("id" uuid NOT NULL, "account_id" text NOT NULL, "household_id" uuid NOT NULL,
      "room_path" text COLLATE "C" NOT NULL, "linked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "unlinked_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "account_link_pk" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "account_link_household" ON "account_link" ("household_id")`);
    await runner.query(
      `CREATE UNIQUE INDEX "account_link_standing" ON "account_link" ("account_id", "household_id") WHERE unlinked_at IS NULL`,
    );
    for (const statement of rowLevelSecurity('account_link', 'room_path')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "account_link"`);
    await runner.query(`DROP INDEX "household_unconfirmed"`);
    await runner.query(`ALTER TABLE "household" DROP COLUMN "unconfirmed"`);
  }
}
