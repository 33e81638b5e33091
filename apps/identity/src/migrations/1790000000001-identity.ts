import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inScopeFunction, rowLevelSecurity } from '#platform/scope.js';

export class Identity1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(inScopeFunction);
    await runner.query(`CREATE TABLE "person" ("id" uuid NOT NULL, "handle" text NOT NULL, "password_hash" text NOT NULL,
      "wrapped_key" bytea NOT NULL, "totp_secret" bytea, "totp_step" integer NOT NULL DEFAULT 0, "demo" boolean NOT NULL DEFAULT false,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "person_handle" UNIQUE ("handle"), CONSTRAINT "person_pk" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "role_grant" ("id" uuid NOT NULL, "subject" text NOT NULL, "role" text NOT NULL, "scope_path" text NOT NULL,
      "valid_from" TIMESTAMP WITH TIME ZONE NOT NULL, "valid_until" TIMESTAMP WITH TIME ZONE, "granted_by" text NOT NULL, "reason" text NOT NULL,
      "revoked_by" text, "revocation_reason" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "role_grant_pk" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "role_grant_subject" ON "role_grant" ("subject")`);
    for (const statement of rowLevelSecurity('role_grant', 'scope_path')) await runner.query(statement);
    await runner.query(`CREATE TABLE "client" ("id" text NOT NULL, "name" text NOT NULL, "jwks" jsonb NOT NULL,
      "valid_until" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "client_pk" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "oidc_record" ("kind" text NOT NULL, "id_hash" text NOT NULL, "payload" jsonb NOT NULL, "grant_id" text, "uid" text,
      "expires_at" TIMESTAMP WITH TIME ZONE, "consumed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "oidc_record_pk" PRIMARY KEY ("kind", "id_hash"))`);
    await runner.query(`CREATE INDEX "oidc_record_grant" ON "oidc_record" ("grant_id")`);
    await runner.query(`CREATE INDEX "oidc_record_uid" ON "oidc_record" ("uid")`);
    await runner.query(`CREATE INDEX "oidc_record_expiry" ON "oidc_record" ("expires_at")`);
    await runner.query(`CREATE TABLE "sign_in_attempt" ("key_hash" text NOT NULL, "failures" integer NOT NULL,
      "last_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "sign_in_attempt_pk" PRIMARY KEY ("key_hash"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sign_in_attempt', 'oidc_record', 'client', 'role_grant', 'person']) await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`DROP FUNCTION linli_in_scope(text)`);
    await runner.query(`DROP FUNCTION linli_scopes()`);
  }
}
