import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FeversOfAPerson1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX "fever_resident" ON "fever" ("resident_id", "id")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "fever_resident"');
  }
}
