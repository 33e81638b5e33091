import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RoomMissed, RoomScreened } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { ReadRoomsSeen, type TargetSeen } from './read-rooms-seen.js';
import { retryPolicy } from './retry-policy.js';
import { standingOf, type Standing } from './target.rules.js';

type Refreshed = TargetSeen & { standing: Standing; isNew: boolean };

/** The difference between the old row and the new one is what the building gains: right whoever else changes it meanwhile. */
const update = `
  WITH changed AS (
    UPDATE room_target t SET end_state = n.end_state, ended_on = n.ended_on, next_channel = n.next_channel, next_at = n.next_at,
      persons_known = n.persons_known, persons_answered = n.persons_answered, version = n.version
    FROM unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::timestamptz[], $6::integer[], $7::integer[], $8::integer[])
      AS n (id, end_state, ended_on, next_channel, next_at, persons_known, persons_answered, version)
    WHERE t.id = n.id
    RETURNING new.campaign_id, new.building_path, (new.end_state IS NOT NULL)::integer - (old.end_state IS NOT NULL)::integer AS ended,
      new.persons_known - old.persons_known AS known, new.persons_answered - old.persons_answered AS answered),
  gained AS (
    SELECT campaign_id, building_path, sum(ended) AS ended, sum(known) AS known, sum(answered) AS answered FROM changed
    WHERE ended <> 0 OR known <> 0 OR answered <> 0 GROUP BY 1, 2 ORDER BY 1, 2)
  INSERT INTO coverage_rollup (campaign_id, path, rooms, ended, persons_known, persons_answered, changed_at)
  SELECT campaign_id, building_path, 0, ended, known, answered, $9 FROM gained
  ON CONFLICT (campaign_id, path) DO UPDATE SET ended = coverage_rollup.ended + excluded.ended,
    persons_known = coverage_rollup.persons_known + excluded.persons_known,
    persons_answered = coverage_rollup.persons_answered + excluded.persons_answered, changed_at = excluded.changed_at`;

/** Looks at rooms again: their ends, their next attempts, their counts and those of their buildings, and what others are told. */
@Injectable()
export class RefreshTargets {
  constructor(
    private readonly read: ReadRoomsSeen,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Targets of closed campaigns are left alone: their figures stand. */
  async execute(tx: EntityManager, targetIds: readonly string[]): Promise<void> {
    if (targetIds.length === 0) return;
    const refreshed = (await this.read.execute(tx, targetIds)).map((seen) => {
      const standing = standingOf(seen, retryPolicy);
      return { ...seen, standing, isNew: standing.end !== seen.end };
    });
    const changed = refreshed.filter(hasChanged);
    if (changed.length > 0) await this.write(tx, changed);
    await this.tell(tx, changed);
  }

  private async write(tx: EntityManager, changed: readonly Refreshed[]): Promise<void> {
    const column = <Value>(of: (target: Refreshed) => Value): Value[] => changed.map(of);
    await tx.query(update, [
      column(({ id }) => id),
      column(({ standing }) => standing.end),
      column(({ standing }) => standing.endedOn),
      column(({ standing }) => standing.next?.channel ?? null),
      column(({ standing }) => standing.next?.at ?? null),
      column(({ personsKnown }) => personsKnown),
      column(({ personsAnswered }) => personsAnswered),
      column(nextVersion),
      this.clock.now(),
    ]);
  }

  private async tell(tx: EntityManager, changed: readonly Refreshed[]): Promise<void> {
    const facts = changed
      .filter(({ isNew }) => isNew)
      .map((target) => {
        const { id: targetId, campaignId, roomCode, roomPath, standing } = target;
        return {
          payload: { targetId, campaignId, roomCode, roomPath },
          end: standing.end,
          sequence: nextVersion(target),
          jurisdiction: roomPath,
        };
      });
    const screened = facts.flatMap(({ end, payload, ...about }) => (end ? [{ payload: { ...payload, end }, ...about }] : []));
    const missed = facts.filter(({ end }) => !end);
    await this.outbox.addMany(tx, RoomScreened, screened);
    await this.outbox.addMany(tx, RoomMissed, missed);
  }
}

const nextVersion = ({ version, isNew }: Refreshed): number => (isNew ? version + 1 : version);

const hasChanged = ({ standing, isNew, ...before }: Refreshed): boolean =>
  isNew ||
  standing.endedOn !== before.endedOn ||
  (standing.next?.channel ?? null) !== before.nextChannel ||
  standing.next?.at.getTime() !== before.nextAt?.getTime() ||
  before.personsKnown !== before.knownBefore ||
  before.personsAnswered !== before.answeredBefore;
