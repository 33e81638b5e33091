import { setTimeout as pause } from 'node:timers/promises';
import { Body, ConflictException, Controller, HttpCode, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { crashPoint } from '#messaging/crash-point.js';
import { Outbox } from '#messaging/outbox.js';
import { Turned, type Manner } from './part.events.js';

export interface Order {
  op: string;
  partId: string;
  manner: Manner;
  /** Milliseconds between the fact and the end of its transaction. */
  holdMs: number;
  /** The transaction is given up at its end. */
  refuse: boolean;
}

const jurisdiction = '310000000000.310105000000';
const turn = `INSERT INTO part AS p (id, version) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET version = p.version + 1 RETURNING version`;

/** Where people ask: one transaction with the change and its fact, and an answer when it stands. */
@Controller()
export class TurnController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  @Post('turn')
  @HttpCode(200)
  async turn(@Body() { op, partId, manner, holdMs, refuse }: Order): Promise<{ version: number }> {
    const version = await this.dataSource.transaction(async (tx) => {
      const [row] = await tx.query<{ version: number }[]>(turn, [partId]);
      await tx.query('INSERT INTO asked (op, key, version) VALUES ($1, $2, $3)', [op, partId, row!.version]);
      await this.outbox.add(tx, Turned, { partId, op, manner }, { sequence: row!.version, jurisdiction });
      if (holdMs > 0) await pause(holdMs);
      if (refuse) throw new ConflictException();
      crashPoint('api.before_commit');
      return row!.version;
    });
    crashPoint('api.after_commit');
    return { version };
  }
}
