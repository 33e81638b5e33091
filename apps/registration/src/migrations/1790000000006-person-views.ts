import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PersonViews1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "person_view" ("subject" text NOT NULL, "resident_id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
      CONSTRAINT "person_view_pk" PRIMARY KEY ("subject", "resident_id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "person_view"');
  }
}
