import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepSetAside1767225600002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE set_aside (
        id bigint GENERATED ALWAYS AS IDENTITY NOT NULL, set_aside_at timestamptz NOT NULL DEFAULT now(), set_aside_by text NOT NULL,
        why text NOT NULL, consumer text NOT NULL, event_id uuid NOT NULL, topic text NOT NULL, key text NOT NULL, sequence integer NOT NULL,
        partition integer NOT NULL, record_offset bigint NOT NULL, reason text NOT NULL, error text, headers text NOT NULL, payload text NOT NULL,
        parked_at timestamptz NOT NULL, CONSTRAINT set_aside_pkey PRIMARY KEY (id))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE set_aside');
  }
}
