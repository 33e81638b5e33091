import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inScopeFunction, ownHouseholdsFunction, rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "ledger_entry" ("arrival" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "index" bigint, "event_id" uuid NOT NULL, "leaf" text NOT NULL,
  "salt" bytea, "details" text, "topic" text NOT NULL, "type" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "recorded_at" TIMESTAMP WITH TIME ZONE, "path" text COLLATE "C" NOT NULL, "actor" text, "role" text, "action" text, "purpose" text,
  "reason" text, "resource_type" text NOT NULL, "resource_id" text, "count" integer NOT NULL, "approvers" text array NOT NULL,
  "residents" uuid array NOT NULL, "households" uuid array NOT NULL, CONSTRAINT "ledger_entry_pk" PRIMARY KEY ("arrival"));
CREATE UNIQUE INDEX "ledger_entry_event" ON "ledger_entry" ("event_id");
CREATE UNIQUE INDEX "ledger_entry_index" ON "ledger_entry" ("index");
CREATE INDEX "ledger_entry_waiting" ON "ledger_entry" ("arrival") WHERE index IS NULL;
CREATE INDEX "ledger_entry_actor" ON "ledger_entry" ("actor", "at") WHERE actor IS NOT NULL;
CREATE INDEX "ledger_entry_resource" ON "ledger_entry" ("resource_id", "at") WHERE resource_id IS NOT NULL;
CREATE INDEX "ledger_entry_path" ON "ledger_entry" ("path", "at");
CREATE INDEX "ledger_entry_kept" ON "ledger_entry" ("topic", "at") WHERE details IS NOT NULL;
CREATE INDEX "ledger_entry_codes" ON "ledger_entry" USING gin (string_to_array("path", '.'));
CREATE INDEX "ledger_entry_residents" ON "ledger_entry" USING gin ("residents");
CREATE INDEX "ledger_entry_households" ON "ledger_entry" USING gin ("households");
CREATE TABLE "tree_node" ("level" smallint NOT NULL, "index" bigint NOT NULL, "hash" bytea NOT NULL,
  CONSTRAINT "tree_node_pk" PRIMARY KEY ("level", "index"));
CREATE TABLE "ledger_head" ("id" smallint NOT NULL, "epoch" bigint NOT NULL, "size" bigint NOT NULL, "frontier" bytea array NOT NULL,
  "signed_size" bigint NOT NULL, "signed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "checkpoints" integer NOT NULL,
  CONSTRAINT "ledger_head_pk" PRIMARY KEY ("id"));
INSERT INTO "ledger_head" VALUES (1, 0, 0, '{}', 0, 'epoch', 0);
CREATE TABLE "checkpoint" ("size" bigint NOT NULL, "note" text NOT NULL, "signed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "cosignatures" text NOT NULL, CONSTRAINT "checkpoint_pk" PRIMARY KEY ("size"))`;

/** Whoever was looked at may see it. */
const own = `CREATE POLICY reads_own ON "ledger_entry" FOR SELECT USING ("households" && (SELECT linli_households())::uuid[])`;

/** What is in the tree stays as it is; only what lies beside it may be erased. */
const unchangeable = `
CREATE FUNCTION keep_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.index IS NOT NULL THEN RAISE EXCEPTION 'a leaf of the ledger does not change'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_leaf BEFORE UPDATE OF "index", "event_id", "leaf" ON "ledger_entry" FOR EACH ROW EXECUTE FUNCTION keep_leaf();
CREATE FUNCTION keep_node() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger only grows';
END $$;
CREATE TRIGGER keep_node BEFORE UPDATE OR DELETE ON "tree_node" FOR EACH STATEMENT EXECUTE FUNCTION keep_node();
CREATE TRIGGER keep_entry BEFORE DELETE ON "ledger_entry" FOR EACH STATEMENT EXECUTE FUNCTION keep_node()`;

export class Ledger1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(inScopeFunction);
    await runner.query(ownHouseholdsFunction);
    await runner.query(tables);
    for (const statement of rowLevelSecurity('ledger_entry', 'path')) await runner.query(statement);
    await runner.query(own);
    await runner.query(unchangeable);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "checkpoint", "ledger_head", "tree_node", "ledger_entry"');
    await runner.query('DROP FUNCTION keep_leaf, keep_node, linli_in_scope, linli_scopes, linli_households');
  }
}
