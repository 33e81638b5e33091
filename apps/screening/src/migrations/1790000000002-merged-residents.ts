import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openToHousehold, ownHouseholdsFunction } from '#platform/scope.js';

export class MergedResidents1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ownHouseholdsFunction);
    await runner.query('ALTER TABLE "resident" ADD "merged_into" uuid');
    await runner.query('CREATE INDEX "resident_merged" ON "resident" ("merged_into") WHERE merged_into IS NOT NULL');
    for (const statement of openToHousehold('household', 'room_path', 'id')) await runner.query(statement);
    for (const statement of openToHousehold('resident', 'path', 'household_id')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "resident" DROP "merged_into"');
  }
}
