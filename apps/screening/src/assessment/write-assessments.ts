import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentAssessed } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { buildingOf } from '#neighbourhood/area.rules.js';
import { Assessment } from './assessment.entity.js';
import { NextSequences } from './next-sequences.js';

export type NewAssessment = Pick<
  Assessment,
  'residentId' | 'campaignId' | 'targetId' | 'attemptId' | 'roomPath' | 'proposed' | 'ruleVersion' | 'reasons'
>;

/** Writes proposals and tells of them. An open proposal about the same person in the same campaign is superseded, never changed. */
@Injectable()
export class WriteAssessments {
  constructor(
    private readonly outbox: Outbox,
    private readonly sequences: NextSequences,
    private readonly clock: Clock,
  ) {}

  /** Later proposals about a person stand after earlier ones. */
  async execute(tx: EntityManager, proposals: readonly NewAssessment[]): Promise<void> {
    if (proposals.length === 0) return;
    const next = await this.sequences.lock(
      tx,
      proposals.map(({ residentId }) => residentId),
    );
    const newest = new Map(proposals.map((proposal, index) => [`${proposal.campaignId} ${proposal.residentId}`, index]));
    await this.supersede(tx, proposals);
    const now = this.clock.now();
    const rows = proposals.map((proposal, index) => {
      const isNewest = newest.get(`${proposal.campaignId} ${proposal.residentId}`) === index;
      const state = isNewest ? ('proposed' as const) : ('superseded' as const);
      return { ...proposal, id: uuidv7(), proposedAt: now, state, sequence: next(proposal.residentId) };
    });
    await tx.createQueryBuilder().insert().into(Assessment).values(rows).updateEntity(false).execute();
    await this.tell(tx, rows);
  }

  private async supersede(tx: EntityManager, proposals: readonly NewAssessment[]): Promise<void> {
    await tx.query(
      `UPDATE assessment a SET state = 'superseded' FROM unnest($1::uuid[], $2::uuid[]) AS n (resident_id, campaign_id)
       WHERE a.resident_id = n.resident_id AND a.campaign_id = n.campaign_id AND a.state = 'proposed'`,
      [proposals.map(({ residentId }) => residentId), proposals.map(({ campaignId }) => campaignId)],
    );
  }

  private async tell(tx: EntityManager, rows: readonly (NewAssessment & { sequence: number })[]): Promise<void> {
    const facts = rows.map(({ residentId, campaignId, roomPath, proposed: risk, ruleVersion, sequence }) => {
      const areaPath = buildingOf(roomPath);
      return { payload: { residentId, campaignId, areaPath, risk, ruleVersion, confirmed: false }, sequence, jurisdiction: areaPath };
    });
    await this.outbox.addMany(tx, ResidentAssessed, facts);
  }
}
