import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type EntitySubscriberInterface,
  type QueryRunner,
  type TransactionCommitEvent,
  type TransactionRollbackEvent,
} from 'typeorm';
import type { Area } from '#neighbourhood/area.entity.js';
import type { AreaChange } from '#neighbourhood/keep-areas.js';
import type { PlacedHousehold } from '#neighbourhood/keep-households.js';
import type { ResidentFacts } from '#neighbourhood/keep-residents.js';
import type { Merge } from '../resident/merge-residents.js';
import { BringInFacts, type Noted } from './bring-in-facts.js';

/**
 * Facts about rooms and people are noted one by one and brought in together at the end of the same transaction, or of the
 * savepoint that an event has when it is taken alone: a fault then parks that event and no other.
 */
@Injectable()
export class FollowRooms implements EntitySubscriberInterface, OnModuleInit {
  private readonly noted = new WeakMap<QueryRunner, Noted>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly bringIn: BringInFacts,
  ) {}

  onModuleInit(): void {
    this.dataSource.subscribers.push(this);
  }

  area(tx: EntityManager, area: Area): void {
    const { areas, areaChanges } = this.of(tx);
    areas.set(area.code, area);
    areaChanges.delete(area.code);
  }

  areaChanged(tx: EntityManager, code: string, change: AreaChange): void {
    const { areaChanges } = this.of(tx);
    areaChanges.set(code, { ...areaChanges.get(code), ...change });
  }

  resident(tx: EntityManager, facts: ResidentFacts): void {
    this.of(tx).residents.set(facts.residentId, facts);
  }

  merged(tx: EntityManager, residentId: string, merge: Merge): void {
    this.of(tx).merges.set(residentId, merge);
  }

  /** `movedInAt` is a sign of life in the room. */
  household(tx: EntityManager, placed: PlacedHousehold, movedInAt?: Date): void {
    this.of(tx).households.set(placed.householdId, placed);
    this.room(tx, placed.roomCode, movedInAt);
  }

  /** `signOfLifeAt`: when somebody was noticed there. */
  room(tx: EntityManager, code: string, signOfLifeAt?: Date): void {
    const { rooms, lively } = this.of(tx);
    rooms.add(code);
    const known = lively.get(code);
    if (signOfLifeAt && !(known && known > signOfLifeAt)) lively.set(code, signOfLifeAt);
  }

  async beforeTransactionCommit({ queryRunner, manager }: TransactionCommitEvent): Promise<void> {
    const noted = this.noted.get(queryRunner);
    if (!noted) return;
    this.noted.delete(queryRunner);
    await this.bringIn.execute(manager, noted);
  }

  beforeTransactionRollback({ queryRunner }: TransactionRollbackEvent): void {
    this.noted.delete(queryRunner);
  }

  private of(tx: EntityManager): Noted {
    if (!tx.queryRunner) throw new Error('Facts are noted inside a transaction');
    const noted = this.noted.get(tx.queryRunner) ?? nothingNoted();
    this.noted.set(tx.queryRunner, noted);
    return noted;
  }
}

const nothingNoted = (): Noted => ({
  areas: new Map(),
  areaChanges: new Map(),
  residents: new Map(),
  merges: new Map(),
  households: new Map(),
  rooms: new Set(),
  lively: new Map(),
});
