import type { EntityManager, EntitySubscriberInterface, QueryRunner } from 'typeorm';
import type { TransactionCommitEvent } from 'typeorm';

/** Tells the relay, in memory, that a transaction which wrote to the outbox is committed. */
export class CommitSignal implements EntitySubscriberInterface {
  private readonly wrote = new WeakSet<QueryRunner>();
  private listener?: () => void;

  /** Called by whoever writes outbox rows in `tx`. */
  note(tx: EntityManager): void {
    if (tx.queryRunner) this.wrote.add(tx.queryRunner);
  }

  onCommit(listener: () => void): void {
    this.listener = listener;
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    // The end of a savepoint is announced too: nothing is committed while the transaction is still active.
    if (queryRunner.isTransactionActive || !this.wrote.delete(queryRunner)) return;
    this.listener?.();
  }
}
