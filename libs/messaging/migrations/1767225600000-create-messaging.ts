import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Autovacuum of the outbox goes by count: the table is nearly empty and rewritten all day, so a share of its size would
 * either never be reached or leave the relay reading through millions of dead rows.
 */
const tables = [
  `CREATE TABLE outbox (
    shard smallint NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY NOT NULL, event_id uuid NOT NULL, topic text NOT NULL,
    key text NOT NULL, sequence integer NOT NULL, type text NOT NULL, version smallint NOT NULL, payload text NOT NULL,
    headers text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbox_pkey PRIMARY KEY (shard, id), CONSTRAINT outbox_fact_once UNIQUE (topic, key, sequence, version)
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_cost_delay = 0,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000)`,
  `CREATE TABLE inbox (consumer text NOT NULL, event_id uuid NOT NULL, received_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id))`,
  `CREATE TABLE consumer_position (consumer text NOT NULL, topic text NOT NULL, key text NOT NULL, sequence integer NOT NULL,
    CONSTRAINT consumer_position_pkey PRIMARY KEY (consumer, topic, key)) WITH (fillfactor = 80)`,
  `CREATE TABLE consumer_attempt (consumer text NOT NULL, event_id uuid NOT NULL, starts integer NOT NULL,
    CONSTRAINT consumer_attempt_pkey PRIMARY KEY (consumer, event_id))`,
  `CREATE TABLE parked (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL, consumer text NOT NULL, event_id uuid NOT NULL, topic text NOT NULL,
    key text NOT NULL, sequence integer NOT NULL, partition integer NOT NULL, record_offset bigint NOT NULL, reason text NOT NULL,
    error text, replays integer NOT NULL DEFAULT 0, headers text NOT NULL, payload text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT parked_pkey PRIMARY KEY (id), CONSTRAINT parked_event_once UNIQUE (consumer, event_id))`,
  `CREATE INDEX parked_by_key ON parked (consumer, topic, key, sequence)`,
  `CREATE TABLE replay_log (id bigint GENERATED ALWAYS AS IDENTITY NOT NULL, replayed_at timestamptz NOT NULL DEFAULT now(),
    replayed_by text NOT NULL, consumer text NOT NULL, topic text NOT NULL, key text NOT NULL, dry_run boolean NOT NULL, outcomes jsonb NOT NULL,
    CONSTRAINT replay_log_pkey PRIMARY KEY (id))`,
];

export class CreateMessaging1767225600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of tables) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE replay_log, parked, consumer_attempt, consumer_position, inbox, outbox');
  }
}
