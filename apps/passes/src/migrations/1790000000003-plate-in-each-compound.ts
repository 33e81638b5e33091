import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A family may drive into the compound of the grandparents too. */
export class PlateInEachCompound1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "pass_plate"');
    await runner.query(`CREATE UNIQUE INDEX "pass_plate" ON "pass" ("plate_index", "path") WHERE state IN ('active', 'suspended')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "pass_plate"');
    await runner.query(`CREATE UNIQUE INDEX "pass_plate" ON "pass" ("plate_index") WHERE state IN ('active', 'suspended')`);
  }
}
