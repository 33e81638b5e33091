import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RoomMissed } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';

export const reportMissedRoomsWork = 'campaign.report-missed-rooms';
const atOnce = 1_000;

interface Missed {
  targetId: string;
  campaignId: string;
  roomCode: string;
  roomPath: string;
  version: number;
}

const takeSome = `
  UPDATE room_target t SET missed = true, version = t.version + 1
  WHERE t.id IN (SELECT id FROM room_target WHERE campaign_id = $1 AND end_state IS NULL AND NOT missed ORDER BY room_path LIMIT $2 FOR UPDATE)
  RETURNING t.id AS "targetId", t.campaign_id AS "campaignId", t.room_code AS "roomCode", t.room_path AS "roomPath", t.version`;

/** Tells of each room that a closed campaign has missed, some at a time, each once. */
@Injectable()
export class ReportMissedRooms {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @Due(reportMissedRoomsWork)
  async execute(campaignId: string, tx: EntityManager): Promise<void> {
    const [rows] = await tx.query<[Missed[], number]>(takeSome, [campaignId, atOnce]);
    const facts = rows.map(({ version, ...payload }) => ({ payload, sequence: version, jurisdiction: payload.roomPath }));
    await this.outbox.addMany(tx, RoomMissed, facts);
    if (rows.length === atOnce) await scheduleDue(tx, reportMissedRoomsWork, campaignId, this.clock.now());
  }
}
