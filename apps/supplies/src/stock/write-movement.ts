import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StockLow, StockMoved, type StockMove } from '#contracts/supplies.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { Shelf } from './shelf.entity.js';
import { StockLine } from './stock-line.entity.js';
import { Movement } from './stock-move.entity.js';
import { becomesLow, shelfGain, type Line } from './stock.rules.js';

export interface LedgerLine extends Line {
  /** Of what is under way: the shelf it goes to. */
  shelfId?: string | null;
  /** Of what is under way: the movement that sent it; this movement when left out. */
  transferId?: string | null;
  path?: string;
}

export interface NewMovement {
  /** Locked by the caller. */
  shelf: Shelf;
  kind: StockMove;
  lines: readonly LedgerLine[];
  by: string;
  reverses?: string;
  /** Somebody counted just now. */
  counted?: true;
}

/** The only writer of the ledger: adds a movement with its lines, keeps the balance of the shelf, and tells of it. */
@Injectable()
export class WriteMovement {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns id of the movement
   * @throws Rejection STOCK_BELOW_ZERO
   */
  async execute(tx: EntityManager, { shelf, kind, lines, by, reverses, counted }: NewMovement): Promise<string> {
    const [now, quantity] = [this.clock.now(), shelfGain(lines)];
    const balance = shelf.balance + quantity;
    if (balance < 0) throw new Rejection('STOCK_BELOW_ZERO', { balance: shelf.balance });
    const low = becomesLow(shelf.balance, balance, shelf.warnBelow);
    const version = shelf.version + (low ? 2 : 1);
    await tx.update(Shelf, shelf.id, { balance, version, ...(counted && { countedAt: now }) });
    const id = uuidv7(now.getTime());
    await tx.insert(Movement, { id, shelfId: shelf.id, kind, quantity, at: now, by, reverses: reverses ?? null, path: shelf.path });
    await tx.insert(StockLine, linesIn(id, shelf, lines));
    const about = { shelfId: shelf.id, storeId: shelf.storeId, itemId: shelf.itemId, areaPath: shelf.path };
    const place = { jurisdiction: shelf.path };
    await this.outbox.add(tx, StockMoved, { ...about, move: kind, quantity, balance }, { ...place, sequence: shelf.version + 1 });
    if (low) await this.outbox.add(tx, StockLow, { ...about, balance, warnBelow: shelf.warnBelow }, { ...place, sequence: version });
    return id;
  }
}

const linesIn = (moveId: string, shelf: Shelf, lines: readonly LedgerLine[]): StockLine[] =>
  lines.map(({ account, quantity, shelfId, transferId, path }, line) => ({
    moveId,
    line,
    itemId: shelf.itemId,
    account,
    shelfId: account === 'shelf' ? shelf.id : (shelfId ?? null),
    transferId: account === 'transit' ? (transferId ?? moveId) : null,
    quantity,
    path: path ?? shelf.path,
  }));
