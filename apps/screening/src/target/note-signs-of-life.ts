import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const note = `
  UPDATE room_target t SET sign_of_life_at = greatest(t.sign_of_life_at, noticed.at)
  FROM unnest($1::text[], $2::timestamptz[]) AS noticed (room_code, at), campaign c
  WHERE t.room_code = noticed.room_code AND c.id = t.campaign_id AND c.state = 'open'
    AND t.end_state IN ('empty', 'nobody-home', 'unreachable')`;

/**
 * Somebody was noticed in rooms that had ended because nobody was met: they are to be visited now. Rooms that are missing
 * anyway, that answered or that refused stay as they are. Whoever calls refreshes the targets.
 */
@Injectable()
export class NoteSignsOfLife {
  async execute(tx: EntityManager, noticed: ReadonlyMap<string, Date>): Promise<void> {
    if (noticed.size > 0) await tx.query(note, [[...noticed.keys()], [...noticed.values()]]);
  }
}
