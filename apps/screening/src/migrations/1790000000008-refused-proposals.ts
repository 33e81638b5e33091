import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RefusedProposals1790000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "observation" ADD "refused_for" text, ADD "refusal_evidence" text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "observation" DROP "refused_for", DROP "refusal_evidence"');
  }
}
