import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { Channel } from '#contracts/notifications.events.js';
import { Resident } from '#neighbourhood/resident.entity.js';
import { Preference } from '../preference/preference.entity.js';
import { type Shown, ShowMessages } from '../template/show-messages.js';
import { Delivery } from './delivery.entity.js';
import { KeepWithinDay } from './keep-within-day.js';

/** For so long nobody else takes it; should the sender die, somebody does after that. */
export const leaseMs = 120_000;

/** A delivery that is about to be sent. */
export interface Claimed extends Shown {
  row: Delivery;
  /** Who may receive it, first to last: the person, whoever receives for them, the other adults of the household. */
  candidates: string[];
}

interface Asked {
  now: Date;
  most: number;
  patience?: Patience;
}
/** Milliseconds. */
export interface Patience {
  urgent: number;
  others: number;
}
const none: Patience = { urgent: 0, others: 0 };

const claim = `
  UPDATE delivery SET next_at = $4 WHERE id IN (
    SELECT id FROM delivery WHERE state = 'queued' AND channel = $1 AND next_at <= $2 AND created_at <= CASE WHEN urgency = 'urgent' THEN $5 ELSE $6 END::timestamptz
    ORDER BY urgency = 'urgent' DESC, next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING id`;

const children = ['0-5', '6-17'];

/** Takes what is due by one channel, with its text, for one sending. */
@Injectable()
export class ClaimDeliveries {
  constructor(
    private readonly show: ShowMessages,
    private readonly day: KeepWithinDay,
  ) {}

  /** `patience`: only what has waited for longer. */
  async execute(tx: EntityManager, channel: Channel, { now, most, patience = none }: Asked): Promise<Claimed[]> {
    const after = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
    const until = after(leaseMs);
    const [taken] = await tx.query<[{ id: string }[], number]>(claim, [
      ...[channel, now, most, until],
      ...[after(-patience.urgent), after(-patience.others)],
    ]);
    if (taken.length === 0) return [];
    const found = await tx.find(Delivery, { where: { id: In(taken.map(({ id }) => id)) }, order: { id: 'ASC' } });
    const texts = await this.show.execute(tx, found);
    const shown = new Map(found.map(({ id }, index) => [id, texts[index]!]));
    const holding = found.filter(({ id }) => shown.get(id)!.standing === 'current');
    await this.suppress(tx, found, shown);
    const kept = await this.day.execute(tx, holding);
    const rows = holding.filter(({ id }) => kept.has(id));
    const candidates = await this.candidatesOf(tx, rows);
    return rows.map((row, index) => ({ row, ...shown.get(row.id)!, candidates: candidates[index]! }));
  }

  /** A notice that was withdrawn, corrected or has expired meanwhile is not sent. */
  private async suppress(tx: EntityManager, rows: readonly Delivery[], shown: ReadonlyMap<string, Shown>): Promise<void> {
    const former = Map.groupBy(rows, ({ id }) => shown.get(id)!.standing);
    former.delete('current');
    for (const [standing, some] of former) {
      const ids = some.map(({ id }) => id);
      await tx.update(Delivery, { id: In(ids) }, { state: 'suppressed', reason: `NOTICE_${standing.toUpperCase()}`, nextAt: null });
    }
  }

  /** Nothing was tried: it is due again at `nextAt`. */
  async release(tx: EntityManager, claimed: readonly Claimed[], nextAt: Date): Promise<void> {
    await tx.update(Delivery, { id: In(claimed.map(({ row }) => row.id)), state: 'queued' }, { nextAt });
  }

  private async candidatesOf(tx: EntityManager, rows: readonly Delivery[]): Promise<string[][]> {
    const households = [...new Set(rows.flatMap(({ householdId }) => householdId ?? []))];
    const people = await tx.find(Resident, { where: { householdId: In(households), mergedInto: IsNull() }, order: { id: 'ASC' } });
    const adults = Map.groupBy(
      people.filter(({ flags, ageBand }) => !flags.includes('no-phone') && !children.includes(ageBand)),
      ({ householdId }) => householdId,
    );
    const chosen = await tx.findBy(Preference, { residentId: In(rows.flatMap(({ residentId }) => residentId ?? [])) });
    const receivers = new Map(chosen.map(({ residentId, receiverId }) => [residentId, receiverId]));
    return rows.map(({ residentId, householdId }) => {
      const others = (adults.get(householdId ?? '') ?? []).map(({ id }) => id);
      return [...new Set([residentId, receivers.get(residentId ?? ''), ...others].filter((id) => id !== null && id !== undefined))];
    });
  }
}
