import type { MigrationInterface, QueryRunner } from 'typeorm';

const index = `
CREATE INDEX "area_named" ON "area" ("path")
WHERE kind IN ('city', 'district', 'subdistrict', 'town', 'committee', 'compound', 'workplace')`;

export class NamedAreas1790000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "area_named"');
  }
}
