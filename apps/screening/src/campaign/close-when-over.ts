import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Due } from '#platform/due-work.js';
import { CloseCampaign } from './close-campaign.js';

export const closeCampaignWork = 'campaign.close';

/** A campaign closes by itself at its end. */
@Injectable()
export class CloseWhenOver {
  constructor(private readonly close: CloseCampaign) {}

  @Due(closeCampaignWork)
  async execute(campaignId: string, tx: EntityManager): Promise<void> {
    await this.close.execute(tx, campaignId);
  }
}
