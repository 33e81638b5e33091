import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CampaignOpened } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd } from '#neighbourhood/area.rules.js';
import { isPerson } from '../resident/people-counted.js';
import { countAlone, orTryLater } from '../counting-lock.js';
import { inForce } from '../question-set/question-set.rules.js';
import { questionSets } from '../question-set/question-sets.js';
import { RefreshTargets } from '../target/refresh-targets.js';
import { nextAttempt } from '../target/retry.rules.js';
import { retryPolicy } from '../target/retry-policy.js';
import { Campaign } from './campaign.entity.js';
import { mayOpen, type Channel } from './campaign.rules.js';
import { closeCampaignWork } from './close-when-over.js';

export interface NewCampaign {
  areaCode: string;
  /** Version; the one in force when left out. */
  questionSet?: string;
  /** Now when left out. */
  startsAt?: Date;
  endsAt: Date;
  channels: readonly Channel[];
}

/** Every room under the path becomes a target, and every building a roll-up. Empty rooms end by the rule, after it. */
const insertTargets = `
  WITH people AS (
    SELECT h.room_code, count(*) AS known FROM household h JOIN resident r ON r.household_id = h.id AND ${isPerson}
    WHERE NOT h.closed AND h.room_path >= $2 COLLATE "C" AND h.room_path < $3 COLLATE "C" GROUP BY h.room_code),
  made AS (
    INSERT INTO room_target (id, campaign_id, room_code, room_path, building_path, persons_known, persons_answered, next_channel, next_at, version)
    SELECT uuidv7(), $1, a.code, a.path, a.building_path, coalesce(people.known, 0), 0, $4, $5, 0
    FROM area a LEFT JOIN people ON people.room_code = a.code
    WHERE a.kind = 'room' AND a.path >= $2 COLLATE "C" AND a.path < $3 COLLATE "C"
    RETURNING building_path, persons_known)
  INSERT INTO coverage_rollup (campaign_id, path, rooms, ended, persons_known, persons_answered, changed_at)
  SELECT $1, building_path, count(*), 0, sum(persons_known), 0, $6 FROM made GROUP BY building_path
  RETURNING rooms`;

const emptyRooms = `
  SELECT t.id FROM room_target t JOIN area a ON a.code = t.room_code AND a.room_state = 'empty'
  WHERE t.campaign_id = $1 AND t.id > $2 ORDER BY t.id LIMIT 1000`;

/** A campaign begins, with a target for every room under its area. */
@Injectable()
export class OpenCampaign {
  constructor(
    private readonly outbox: Outbox,
    private readonly refresh: RefreshTargets,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, by: string, opening: NewCampaign): Promise<string> {
    const now = this.clock.now();
    const { startsAt = now, endsAt, channels } = opening;
    mayOpen({ startsAt, endsAt, channels }, now);
    await orTryLater(countAlone(tx));
    const area = await tx.findOneBy(Area, { code: opening.areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: opening.areaCode });
    const questionSet = questionSetFor(opening.questionSet, now);
    const about = { id: uuidv7(now.getTime()), areaCode: area.code, path: area.path, questionSet, startsAt, endsAt };
    const state = { state: 'open' as const, openedBy: by, openedAt: now, closedAt: null, version: 1 };
    await tx.insert(Campaign, { ...about, channels: [...channels], ...state });
    const rooms = await this.createTargets(tx, { ...about, channels }, now);
    const payload = { campaignId: about.id, areaCode: area.code, areaPath: area.path, questionSet, rooms, endsAt: endsAt.toISOString() };
    await this.outbox.add(tx, CampaignOpened, payload, { sequence: 1, jurisdiction: area.path });
    await scheduleDue(tx, closeCampaignWork, about.id, endsAt);
    return about.id;
  }

  private async createTargets(
    tx: EntityManager,
    campaign: Pick<Campaign, 'id' | 'path' | 'startsAt'> & Pick<NewCampaign, 'channels'>,
    now: Date,
  ): Promise<number> {
    const { id, path, startsAt, channels } = campaign;
    const next = nextAttempt(channels, [], retryPolicy, startsAt);
    const buildings = await tx.query<{ rooms: number }[]>(insertTargets, [id, path, pathEnd(path), next?.channel, next?.at, now]);
    await this.endEmptyRooms(tx, id);
    return buildings.reduce((sum, { rooms }) => sum + rooms, 0);
  }

  private async endEmptyRooms(tx: EntityManager, campaignId: string): Promise<void> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const ids = (await tx.query<{ id: string }[]>(emptyRooms, [campaignId, after])).map(({ id }) => id);
      const last = ids.at(-1);
      if (!last) return;
      await this.refresh.execute(tx, ids);
      after = last;
    }
  }
}

/** @throws Rejection QUESTION_SET_UNKNOWN */
function questionSetFor(version: string | undefined, now: Date): string {
  const published = questionSets.filter((set) => set.effectiveFrom <= now);
  const chosen = version === undefined ? inForce(published, now) : published.find((set) => set.version === version);
  if (!chosen) throw new Rejection('QUESTION_SET_UNKNOWN', { version: version ?? '-' });
  return chosen.version;
}
