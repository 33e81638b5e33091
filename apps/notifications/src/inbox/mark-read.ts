import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isUnder, type Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { CountReach } from '../reach/count-reach.js';
import { Delivery } from '../delivery/delivery.entity.js';
import { TellOutcomes } from '../delivery/tell-outcomes.js';

export interface Reading {
  id: string;
  by: Actor;
  forOffice: boolean;
}

const isOfOffice = ({ grants }: Actor, { office, path }: Delivery): boolean =>
  grants.some(({ role, scope }) => role === office && isUnder(path, scope));

/** Somebody has read a message of an inbox, or says that they have understood it. Saying it again changes nothing. */
@Injectable()
export class MarkRead {
  constructor(
    private readonly outcomes: TellOutcomes,
    private readonly count: CountReach,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection MESSAGE_UNKNOWN, also for one of another household or office. */
  async execute(tx: EntityManager, { id, by, forOffice }: Reading, acknowledged: boolean): Promise<Delivery> {
    const row = await tx.findOne(Delivery, { where: { id, channel: 'inbox' }, lock: { mode: 'pessimistic_write' } });
    if (!row || !(forOffice ? isOfOffice(by, row) : row.householdId)) throw new Rejection('MESSAGE_UNKNOWN');
    const rows = row.noticeId && row.householdId ? await this.copiesOf(tx, row) : [row];
    const read = [];
    for (const copy of rows) read.push(await this.one(tx, copy, acknowledged));
    return read.find((copy) => copy.id === id) ?? row;
  }

  /** A notice for several people of a household is one to whoever reads their inbox. */
  private copiesOf(tx: EntityManager, { sourceId, householdId }: Delivery): Promise<Delivery[]> {
    const where = { sourceId, householdId: householdId ?? undefined, channel: 'inbox' as const };
    return tx.find(Delivery, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  }

  private async one(tx: EntityManager, row: Delivery, acknowledged: boolean): Promise<Delivery> {
    if (row.readAt && (row.acknowledgedAt || !acknowledged)) return row;
    const now = this.clock.now();
    const arrived: Delivery = row.deliveredAt ? row : await this.arrive(tx, { ...row, deliveredAt: now, version: row.version + 1 });
    const read: Delivery = {
      ...arrived,
      state: 'read',
      readAt: arrived.readAt ?? now,
      acknowledgedAt: acknowledged ? now : arrived.acknowledgedAt,
      version: arrived.version + 1,
    };
    const { state, readAt, acknowledgedAt, deliveredAt, version } = read;
    await tx.update(Delivery, { id: row.id }, { state, readAt, acknowledgedAt, deliveredAt, version });
    await this.outcomes.read(tx, [read], acknowledged);
    const { noticeId, path, language } = row;
    const change = { read: row.readAt ? 0 : 1, acknowledged: acknowledged ? 1 : 0 };
    await this.count.execute(tx, [
      { noticeId, path, language, channel: 'inbox', ...change },
      { noticeId, path, language, channel: 'all', acknowledged: change.acknowledged },
    ]);
    return read;
  }

  /** Nobody was known to read it, and somebody does. */
  private async arrive(tx: EntityManager, row: Delivery): Promise<Delivery> {
    await this.outcomes.delivered(tx, [row]);
    return row;
  }
}
