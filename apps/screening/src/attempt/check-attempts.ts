import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { faultOf, type ReportedAttempt, type RowFault } from './attempt.rules.js';
import { ReadReportedRooms } from './read-reported-rooms.js';

export interface AttemptRow extends ReportedAttempt {
  /** UUID made by the client; the same one again is the same attempt. */
  requestId: string;
  targetId: string;
}

export interface NewAttempt extends AttemptRow {
  id: string;
  roomPath: string;
  campaignId: string;
}

export interface Checked {
  fresh: NewAttempt[];
  rejected: (RowFault & { index: number })[];
}

const repeats = 'SELECT request_id AS id FROM attempt WHERE request_id = ANY($1::uuid[]) AND by = $2';

/** Locks the rooms that attempts are about and tells for each row whether it can be recorded, why not, or that it stands here already. */
@Injectable()
export class CheckAttempts {
  constructor(
    private readonly rooms: ReadReportedRooms,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, by: string, rows: readonly AttemptRow[]): Promise<Checked> {
    const rooms = await this.rooms.execute(tx, [...new Set(rows.map(({ targetId }) => targetId))]);
    const known = await this.known(tx, by, rows);
    const [now, today] = [this.clock.now(), this.clock.today()];
    const checked: Checked = { fresh: [], rejected: [] };
    rows.forEach((row, index) => {
      if (known.has(row.requestId)) return;
      const room = rooms.get(row.targetId);
      const fault: RowFault | undefined = room ? faultOf(row, room, now, today) : { code: 'TARGET_UNKNOWN' };
      if (fault || !room) return checked.rejected.push({ index, code: 'TARGET_UNKNOWN', ...fault });
      known.add(row.requestId);
      return checked.fresh.push({ ...row, id: uuidv7(now.getTime()), roomPath: room.roomPath, campaignId: room.campaignId });
    });
    return checked;
  }

  /** Request ids of this caller that were recorded before: read after the lock, so that a repetition that runs meanwhile is seen. */
  private async known(tx: EntityManager, by: string, rows: readonly AttemptRow[]): Promise<Set<string>> {
    const found = await tx.query<{ id: string }[]>(repeats, [rows.map(({ requestId }) => requestId), by]);
    return new Set(found.map(({ id }) => id));
  }
}
