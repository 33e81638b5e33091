import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CampaignClosed } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { Rejection } from '#platform/rejection.js';
import { countAlone, orTryLater } from '../counting-lock.js';
import { Campaign } from './campaign.entity.js';
import { reportMissedRoomsWork } from './report-missed-rooms.js';

const count = `SELECT coalesce(sum(rooms), 0)::integer AS rooms, coalesce(sum(ended), 0)::integer AS ended FROM coverage_rollup WHERE campaign_id = $1`;

/** A campaign is over: its figures stand, and each room that is still missing is named as missed. Closing it again changes nothing. */
@Injectable()
export class CloseCampaign {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection CAMPAIGN_UNKNOWN, also for a campaign over more than the caller's jurisdiction. */
  async execute(tx: EntityManager, id: string): Promise<void> {
    await orTryLater(countAlone(tx));
    const campaign = await tx.findOne(Campaign, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!campaign) throw new Rejection('CAMPAIGN_UNKNOWN');
    if (campaign.state === 'closed') return;
    const [figures] = await tx.query<{ rooms: number; ended: number }[]>(count, [id]);
    const version = campaign.version + 1;
    await tx.update(Campaign, { id }, { state: 'closed', closedAt: this.clock.now(), version });
    const { areaCode, path: areaPath } = campaign;
    const payload = { campaignId: id, areaCode, areaPath, rooms: figures?.rooms ?? 0, ended: figures?.ended ?? 0 };
    await this.outbox.add(tx, CampaignClosed, payload, { sequence: version, jurisdiction: areaPath });
    await scheduleDue(tx, reportMissedRoomsWork, id, this.clock.now());
  }
}
