import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { Area } from '#neighbourhood/area.entity.js';
import { pathEnd, ancestorsOf } from '#neighbourhood/area.rules.js';
import { Campaign } from './campaign.entity.js';

const most = 100;

/** Reads campaigns by id, or those that concern an area: over it, in it, and around it. */
@Injectable()
export class ReadCampaigns {
  async byIds(tx: EntityManager, ids: readonly string[]): Promise<(Campaign | null)[]> {
    const found = new Map((await tx.findBy(Campaign, { id: In([...ids]) })).map((campaign) => [campaign.id, campaign]));
    return ids.map((id) => found.get(id) ?? null);
  }

  /** @throws Rejection CAMPAIGN_UNKNOWN */
  async one(tx: EntityManager, id: string): Promise<Campaign> {
    const [campaign] = await this.byIds(tx, [id]);
    if (!campaign) throw new Rejection('CAMPAIGN_UNKNOWN');
    return campaign;
  }

  /**
   * The newest hundred, open ones first.
   * @throws Rejection AREA_UNKNOWN
   */
  async concerning(tx: EntityManager, areaCode: string): Promise<Campaign[]> {
    const area = await tx.findOneBy(Area, { code: areaCode });
    if (!area) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    return tx
      .createQueryBuilder(Campaign, 'campaign')
      .where('campaign.path = ANY(:above) OR (campaign.path >= :path AND campaign.path < :end)', {
        above: ancestorsOf(area.path),
        path: area.path,
        end: pathEnd(area.path),
      })
      .orderBy('campaign.state', 'DESC')
      .addOrderBy('campaign.openedAt', 'DESC')
      .limit(most)
      .getMany();
  }
}
