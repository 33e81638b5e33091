import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MergedResidents1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "resident" ADD "merged_into" uuid`);
    await runner.query(`CREATE INDEX "resident_merged" ON "resident" ("merged_into") WHERE merged_into IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "resident_merged"`);
    await runner.query(`ALTER TABLE "resident" DROP COLUMN "merged_into"`);
  }
}
