import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record that stands for the person whose record is named; the record itself where it was never merged. */
const standing = `
CREATE FUNCTION linli_standing(record uuid) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE up AS (
    SELECT id, merged_into FROM resident WHERE id = record
    UNION SELECT r.id, r.merged_into FROM up JOIN resident r ON r.id = up.merged_into)
  SELECT id FROM up WHERE merged_into IS NULL LIMIT 1
$$`;

export class StandingRecord1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(standing);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION linli_standing');
  }
}
