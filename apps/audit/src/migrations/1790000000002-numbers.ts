import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The number of a record at its source, to find gaps by without reading every leaf. */
export class Numbers1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "ledger_entry" ADD "key" text, ADD "sequence" integer`);
    // The owner of the table, too, sees rows only in a scope.
    await runner.query(`SELECT set_config('app.scope', '*', true)`);
    await runner.query(`UPDATE "ledger_entry" SET "key" = leaf::json->>'key', "sequence" = (leaf::json->>'sequence')::integer`);
    await runner.query(`ALTER TABLE "ledger_entry" ALTER "key" SET NOT NULL, ALTER "sequence" SET NOT NULL`);
    await runner.query(`CREATE INDEX "ledger_entry_source" ON "ledger_entry" ("topic", "key", "sequence")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "ledger_entry" DROP "key", DROP "sequence"`);
  }
}
