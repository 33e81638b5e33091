import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rowLevelSecurity } from '#platform/scope.js';

const tables = `
CREATE TABLE "gate" ("id" uuid NOT NULL, "area_code" text NOT NULL, "path" text COLLATE "C" NOT NULL, "label" text NOT NULL, "kind" text NOT NULL,
  "hours_from" smallint, "hours_until" smallint, "open" boolean NOT NULL, "version" integer NOT NULL, CONSTRAINT "gate_pk" PRIMARY KEY ("id"));
CREATE INDEX "gate_path" ON "gate" ("path");
CREATE TABLE "gate_protocol" ("gate_id" uuid NOT NULL, "effective_at" TIMESTAMP WITH TIME ZONE NOT NULL, "path" text COLLATE "C" NOT NULL,
  "steps" jsonb NOT NULL, "set_by" text NOT NULL, CONSTRAINT "gate_protocol_pk" PRIMARY KEY ("gate_id", "effective_at"));
CREATE TABLE "device" ("id" uuid NOT NULL, "gate_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "state" text NOT NULL,
  "code_hash" bytea NOT NULL, "code_expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "x" text, "y" text, "enrolled_at" TIMESTAMP WITH TIME ZONE,
  "invited_by" text NOT NULL, "version" integer NOT NULL, CONSTRAINT "device_pk" PRIMARY KEY ("id"));
CREATE INDEX "device_gate" ON "device" ("gate_id");
CREATE UNIQUE INDEX "device_code" ON "device" ("code_hash");
CREATE TABLE "gate_check" ("day" date NOT NULL, "check_key" uuid NOT NULL, "device_id" uuid NOT NULL, "counter" bigint NOT NULL,
  "gate_id" uuid NOT NULL, "path" text COLLATE "C" NOT NULL, "pass_id" uuid, "resident_id" uuid, "household_id" uuid, "direction" text NOT NULL,
  "mode" text NOT NULL, "passengers" smallint NOT NULL, "temperature" real, "method" text, "answers" jsonb NOT NULL, "steps" text array NOT NULL,
  "decision" text NOT NULL, "reason" text NOT NULL, "trust_number" integer, "revocation_number" integer, "visitor_key" bytea,
  "visitor_sealed" bytea, "checked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  CONSTRAINT "gate_check_pk" PRIMARY KEY ("day", "check_key")) PARTITION BY RANGE ("day");
CREATE UNIQUE INDEX "gate_check_counter" ON "gate_check" ("day", "device_id", "counter");
CREATE INDEX "gate_check_resident" ON "gate_check" ("resident_id", "checked_at") WHERE resident_id IS NOT NULL;
CREATE INDEX "gate_check_path" ON "gate_check" ("path", "check_key");
CREATE INDEX "gate_check_time" ON "gate_check" USING brin ("checked_at");
CREATE TABLE "gate_flow" ("path" text COLLATE "C" NOT NULL, "hour" TIMESTAMP WITH TIME ZONE NOT NULL, "reason" text NOT NULL,
  "decision" text NOT NULL, "checks" integer NOT NULL, CONSTRAINT "gate_flow_pk" PRIMARY KEY ("path", "hour", "reason"))`;

const placed: [table: string, householdColumn?: string][] = [
  ['gate'],
  ['gate_protocol'],
  ['device'],
  ['gate_check', 'household_id'],
  ['gate_flow'],
];

/** Nobody reads a partition but through its table, whose policies hold. */
const makeDays = `
CREATE FUNCTION linli_make_gate_check_days(first_day date, last_day date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE d date; part text;
BEGIN
  FOR d IN SELECT generate_series(first_day, last_day, '1 day')::date LOOP
    part := 'gate_check_' || to_char(d, 'YYYYMMDD');
    IF to_regclass(part) IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtextextended('gate_check.days', 0));
      IF to_regclass(part) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF gate_check FOR VALUES FROM (%L) TO (%L)', part, d, d + 1);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', part);
      END IF;
    END IF;
  END LOOP;
END $$`;

const dropDays = `
CREATE FUNCTION linli_drop_gate_check_days(before date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE part text; dropped integer := 0;
BEGIN
  FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'gate_check'::regclass AND c.relname < 'gate_check_' || to_char(before, 'YYYYMMDD') LOOP
    EXECUTE format('DROP TABLE %I', part);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$`;

export class Gates1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const [table, household] of placed) {
      for (const statement of rowLevelSecurity(table, 'path', household)) await runner.query(statement);
    }
    await runner.query(makeDays);
    await runner.query(dropDays);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of placed) await runner.query(`DROP TABLE "${table}"`);
    await runner.query('DROP FUNCTION linli_make_gate_check_days, linli_drop_gate_check_days');
  }
}
