import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeyRegions1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "key_region_list" ("id" text NOT NULL, "for_area" text COLLATE "C" NOT NULL,
      "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, "effective_at" TIMESTAMP WITH TIME ZONE NOT NULL, "source" text NOT NULL,
      "reason" jsonb NOT NULL, "regions" jsonb NOT NULL, "published_by" text NOT NULL, CONSTRAINT "key_region_list_pk" PRIMARY KEY ("id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "key_region_list"`);
  }
}
