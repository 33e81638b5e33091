import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = `
ALTER TABLE "role_grant" ADD "household" uuid;
CREATE TABLE "phone_account" ("id" uuid NOT NULL, "phone_index" bytea NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
  CONSTRAINT "phone_account_index" UNIQUE ("phone_index"), CONSTRAINT "phone_account_pk" PRIMARY KEY ("id"));
CREATE TABLE "phone_code" ("phone_index" bytea NOT NULL, "code_hash" bytea NOT NULL, "tries" integer NOT NULL,
  "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "phone_code_pk" PRIMARY KEY ("phone_index"));
CREATE TABLE "text_message" ("id" uuid NOT NULL, "sealed" bytea NOT NULL, "wrapped_key" bytea NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "text_message_pk" PRIMARY KEY ("id"));
CREATE TABLE "phone_session" ("id" uuid NOT NULL, "account_id" uuid NOT NULL, "token_hash" bytea NOT NULL, "spent_hash" bytea,
  "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "phone_session_pk" PRIMARY KEY ("id"));
CREATE INDEX "phone_session_token" ON "phone_session" ("token_hash");
CREATE INDEX "phone_session_spent" ON "phone_session" ("spent_hash")`;

export class Phones1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['phone_session', 'text_message', 'phone_code', 'phone_account']) await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`ALTER TABLE "role_grant" DROP COLUMN "household"`);
  }
}
