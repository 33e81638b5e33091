import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountAccessRecords1767225600001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE access_source (lane smallint NOT NULL, sequence integer NOT NULL, CONSTRAINT access_source_pkey PRIMARY KEY (lane))
       WITH (fillfactor = 50)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE access_source');
  }
}
