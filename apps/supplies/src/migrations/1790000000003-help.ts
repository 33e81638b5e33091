import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "help_request" ("id" uuid NOT NULL, "kind" text NOT NULL, "household_id" uuid NOT NULL, "resident_id" uuid,
  "path" text COLLATE "C" NOT NULL, "need_id" uuid, "observation_id" uuid, "doorstep_only" boolean NOT NULL, "state" text NOT NULL,
  "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "late" boolean NOT NULL DEFAULT false, "requested_by" text,
  "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL, "helper" text, "delivered_at" TIMESTAMP WITH TIME ZONE,
  "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, CONSTRAINT "help_request_pk" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "help_request_need" ON "help_request" ("need_id") WHERE need_id IS NOT NULL;
CREATE INDEX "help_request_waiting" ON "help_request" ("path") WHERE state IN ('open', 'assigned', 'under-way');
CREATE INDEX "help_request_delivered" ON "help_request" ("path", "delivered_at") WHERE delivered_at IS NOT NULL;
CREATE INDEX "help_request_helper" ON "help_request" ("helper") WHERE state IN ('assigned', 'under-way');
CREATE INDEX "help_request_household" ON "help_request" ("household_id");
CREATE INDEX "help_request_observation" ON "help_request" ("observation_id") WHERE observation_id IS NOT NULL;
CREATE TABLE "observed_household" ("observation_id" uuid NOT NULL, "household_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL,
  CONSTRAINT "observed_household_pk" PRIMARY KEY ("observation_id"));
CREATE INDEX "observed_household_household" ON "observed_household" ("household_id")`;

/** A resident who asks may not write at the compound, where facts stand: the database does, and gives the scope back. */
const facts = `
CREATE FUNCTION note_help() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  scope text := current_setting('app.scope', true);
  what text := CASE WHEN TG_OP = 'INSERT' THEN 'requested' WHEN OLD.state <> NEW.state THEN NEW.state WHEN NEW.late AND NOT OLD.late THEN 'late' END;
BEGIN
  IF what IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('app.scope', '*', true);
  INSERT INTO fact (id, figure, type, at, path) VALUES (uuidv7(), 'help', 'help-' || what, NEW.changed_at, compound_of(NEW.path));
  PERFORM set_config('app.scope', coalesce(scope, ''), true);
  RETURN NULL;
END $$;
CREATE TRIGGER noted AFTER INSERT OR UPDATE ON "help_request" FOR EACH ROW EXECUTE FUNCTION note_help()`;

export class Help1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(facts);
    for (const table of ['help_request', 'observed_household'])
      for (const statement of rowLevelSecurity(table, 'path', 'household_id')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "help_request", "observed_household"');
    await runner.query('DROP FUNCTION note_help');
  }
}
