import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager, type EntitySubscriberInterface, type QueryRunner, type TransactionCommitEvent } from 'typeorm';
import { AddTargets } from './add-targets.js';
import { NoteSignsOfLife } from './note-signs-of-life.js';
import { RefreshTargets } from './refresh-targets.js';

interface Noted {
  rooms: Set<string>;
  households: Set<string>;
  /** Rooms in which somebody was noticed, and when last. */
  lively: Map<string, Date>;
}

const targetsOf = `
  SELECT t.id FROM room_target t JOIN campaign c ON c.id = t.campaign_id AND c.state = 'open' WHERE t.room_code = ANY($1)`;

/**
 * Facts about rooms and people are noted one by one and followed together, by a few statements, at the end of the same
 * transaction (or savepoint). Without an open campaign nothing follows from them.
 */
@Injectable()
export class FollowRooms implements EntitySubscriberInterface, OnModuleInit {
  private readonly noted = new WeakMap<QueryRunner, Noted>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly add: AddTargets,
    private readonly signs: NoteSignsOfLife,
    private readonly refresh: RefreshTargets,
  ) {}

  onModuleInit(): void {
    this.dataSource.subscribers.push(this);
  }

  /** `signOfLifeAt`: when somebody was noticed there. */
  room(tx: EntityManager, code: string, signOfLifeAt?: Date): void {
    const noted = this.of(tx);
    noted.rooms.add(code);
    const known = noted.lively.get(code);
    if (signOfLifeAt && !(known && known > signOfLifeAt)) noted.lively.set(code, signOfLifeAt);
  }

  household(tx: EntityManager, id: string): void {
    this.of(tx).households.add(id);
  }

  async beforeTransactionCommit({ queryRunner, manager: tx }: TransactionCommitEvent): Promise<void> {
    const noted = this.noted.get(queryRunner);
    if (!noted) return;
    this.noted.delete(queryRunner);
    const open = await tx.query<unknown[]>(`SELECT 1 FROM campaign WHERE state = 'open' LIMIT 1`);
    if (open.length > 0) await this.follow(tx, noted);
  }

  private async follow(tx: EntityManager, { rooms, households, lively }: Noted): Promise<void> {
    const homes = await tx.query<{ code: string }[]>('SELECT room_code AS code FROM household WHERE id = ANY($1::uuid[])', [
      [...households],
    ]);
    const codes = [...new Set([...rooms, ...homes.map(({ code }) => code)])];
    await this.add.execute(tx, codes);
    await this.signs.execute(tx, lively);
    const targets = await tx.query<{ id: string }[]>(targetsOf, [codes]);
    await this.refresh.execute(
      tx,
      targets.map(({ id }) => id),
    );
  }

  private of(tx: EntityManager): Noted {
    if (!tx.queryRunner) throw new Error('Rooms are followed inside a transaction');
    const noted = this.noted.get(tx.queryRunner) ?? { rooms: new Set(), households: new Set(), lively: new Map() };
    this.noted.set(tx.queryRunner, noted);
    return noted;
  }
}
