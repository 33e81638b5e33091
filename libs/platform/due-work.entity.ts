import { Column, Entity, Index, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';

/** Something that must happen at a time. It holds ids only, never personal data, so it needs no row-level security. */
@Entity('due_work')
@Index('due_work_due', ['dueAt'])
export class DueWork {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'due_work_pk' })
  kind: string;

  /** Id of what the work is about; scheduling the same kind and key again moves the time. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'due_work_pk' })
  key: string;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt: Date;

  @Column({ type: 'integer', default: 0 })
  attempts: number;
}

export class DueWork1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "due_work" ("kind" text NOT NULL, "key" text NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "attempts" integer NOT NULL DEFAULT 0, CONSTRAINT "due_work_pk" PRIMARY KEY ("kind", "key"))`);
    await runner.query(`CREATE INDEX "due_work_due" ON "due_work" ("due_at")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "due_work"`);
  }
}
