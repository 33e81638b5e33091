import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';

const insert = `
  WITH made AS (
    INSERT INTO room_target (id, campaign_id, room_code, room_path, building_path, persons_known, persons_answered, version)
    SELECT uuidv7(), c.id, a.code, a.path, a.building_path, 0, 0, 0
    FROM area a JOIN campaign c ON c.state = 'open' AND (a.path || '.') ^@ (c.path || '.')
    WHERE a.code = ANY($1) AND a.kind = 'room'
    ON CONFLICT (room_code, campaign_id) DO NOTHING
    RETURNING campaign_id, building_path)
  INSERT INTO coverage_rollup (campaign_id, path, rooms, ended, persons_known, persons_answered, changed_at)
  SELECT campaign_id, building_path, count(*), 0, 0, 0, $2 FROM made GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (campaign_id, path) DO UPDATE SET rooms = coverage_rollup.rooms + excluded.rooms, changed_at = excluded.changed_at`;

/** Rooms that came to an open campaign after it opened become targets of it, and are counted, by one statement. */
@Injectable()
export class AddTargets {
  constructor(private readonly clock: Clock) {}

  async execute(tx: EntityManager, roomCodes: readonly string[]): Promise<void> {
    if (roomCodes.length > 0) await tx.query(insert, [roomCodes, this.clock.now()]);
  }
}
