import { z } from 'zod';
import { AreaCode, AreaPath } from './shared.js';
import { topic } from './topic.js';

const campaign = topic('screening.campaign', { partitions: 3, retentionDays: Infinity });
const target = topic('screening.target', { partitions: 6, retentionDays: 400 });
const assessment = topic('screening.assessment', { partitions: 6, retentionDays: 400 });

export const targetEnds = ['all-answered', 'partly-answered', 'refused', 'empty', 'nobody-home', 'unreachable'] as const;
export const TargetEnd = z.enum(targetEnds);
export type TargetEnd = (typeof targetEnds)[number];

export const riskLevels = ['none', 'low', 'medium', 'high'] as const;
export const RiskLevel = z.enum(riskLevels);
export type RiskLevel = (typeof riskLevels)[number];

export const CampaignOpened = campaign.event(
  'campaign-opened',
  1,
  'campaignId',
  z.object({
    campaignId: z.uuid(),
    areaCode: AreaCode,
    areaPath: AreaPath,
    questionSet: z.string(),
    rooms: z.int(),
    endsAt: z.iso.datetime(),
  }),
);

export const CampaignClosed = campaign.event(
  'campaign-closed',
  1,
  'campaignId',
  z.object({ campaignId: z.uuid(), areaCode: AreaCode, areaPath: AreaPath, rooms: z.int(), ended: z.int() }),
);

const Target = { targetId: z.uuid(), campaignId: z.uuid(), roomCode: AreaCode, roomPath: AreaPath };

/** The room's target ended in one state; a later sign of life or a correction publishes it again with the new state. */
export const RoomScreened = target.event('room-screened', 1, 'targetId', z.object({ ...Target, end: TargetEnd }));

/** The room stands among the missing: the campaign closed over it, or it was opened again. */
export const RoomMissed = target.event('room-missed', 1, 'targetId', z.object(Target));

/** A rule proposed a level for a person, or a worker confirmed one (`confirmed`). */
export const ResidentAssessed = assessment.event(
  'resident-assessed',
  1,
  'residentId',
  z.object({
    residentId: z.uuid(),
    campaignId: z.uuid(),
    areaPath: AreaPath,
    risk: RiskLevel,
    ruleVersion: z.string(),
    confirmed: z.boolean(),
  }),
);
