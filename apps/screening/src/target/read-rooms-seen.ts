import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TargetEnd } from '#contracts/screening.events.js';
import type { Channel } from '../campaign/campaign.rules.js';
import { answeredBy, isPerson } from '../resident/people-counted.js';
import type { RoomSeen, TriedAtRoom } from './target.rules.js';

/** A target as it was written last, and the room as it is known now. */
export interface TargetSeen extends RoomSeen {
  id: string;
  campaignId: string;
  roomCode: string;
  roomPath: string;
  end: TargetEnd | null;
  endedOn: string | null;
  nextChannel: Channel | null;
  nextAt: Date | null;
  knownBefore: number;
  answeredBefore: number;
  version: number;
}

const lock = `SELECT 1 FROM room_target WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

const see = `
  SELECT t.id, t.campaign_id AS "campaignId", t.room_code AS "roomCode", t.room_path AS "roomPath", t.end_state AS "end",
    t.ended_on::text AS "endedOn", t.next_channel AS "nextChannel", t.next_at AS "nextAt", t.sign_of_life_at AS "signOfLifeAt",
    t.persons_known AS "knownBefore", t.persons_answered AS "answeredBefore", t.version, c.channels, c.starts_at AS "startsAt",
    a.room_state AS "roomState", a.room_state_at AS "roomStateAt", people.known AS "personsKnown", people.answered AS "personsAnswered",
    people.last AS "lastAnswerAt", tried.attempts
  FROM room_target t
  JOIN campaign c ON c.id = t.campaign_id AND c.state = 'open'
  JOIN area a ON a.code = t.room_code
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS known, count(said.at)::integer AS answered, max(said.at) AS last
    FROM household h JOIN resident r ON r.household_id = h.id AND ${isPerson}
    LEFT JOIN LATERAL (SELECT max(at) AS at FROM answer w WHERE w.target_id = t.id AND ${answeredBy}) said ON true
    WHERE h.room_code = t.room_code AND NOT h.closed) people
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('channel', channel, 'outcome', outcome, 'at', at, 'doorNote', door_note)), '[]') AS attempts
    FROM attempt WHERE target_id = t.id) tried
  WHERE t.id = ANY($1::uuid[]) ORDER BY t.id`;

/**
 * Locks targets of open campaigns and reads everything their standing follows from. The lock is a statement of its own:
 * the next one then sees what whoever held it before has written.
 */
@Injectable()
export class ReadRoomsSeen {
  async execute(tx: EntityManager, targetIds: readonly string[]): Promise<TargetSeen[]> {
    await tx.query(lock, [targetIds]);
    const rows = await tx.query<(Omit<TargetSeen, 'attempts'> & { attempts: (Omit<TriedAtRoom, 'at'> & { at: string })[] })[]>(see, [
      targetIds,
    ]);
    return rows.map(({ attempts, ...row }) => ({ ...row, attempts: attempts.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })) }));
  }
}
