import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looks for colleagues also finds whoever works for a wider area that holds theirs, as the doctor of the subdistrict does; nothing else reads upwards. */
const readsAbove = `
CREATE POLICY colleagues_above ON "role_grant" FOR SELECT
  USING (current_setting('application_name', true) = 'colleague.read'
    AND EXISTS (SELECT FROM unnest((SELECT linli_scopes())::text[]) AS scope WHERE scope ^@ ("scope_path" || '.')))`;

export class ColleaguesAbove1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(readsAbove);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP POLICY colleagues_above ON "role_grant"');
  }
}
