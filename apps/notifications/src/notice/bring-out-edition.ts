import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { uuidv7 } from '#platform/uuid.js';
import { type Notice, NoticeEdition } from './notice.entity.js';

export const tellEditionWork = 'notice.tell';

/** Keeps what an edition says, and lets it be told to everybody whom it is for. */
@Injectable()
export class BringOutEdition {
  constructor(private readonly clock: Clock) {}

  async execute(tx: EntityManager, by: string, { id, edition, path, texts }: Notice): Promise<void> {
    const now = this.clock.now();
    const fresh = { sourceId: uuidv7(now.getTime()), expandedTo: null, expandedAt: null, recipients: 0 };
    await tx.insert(NoticeEdition, { noticeId: id, edition, path, texts, publishedBy: by, publishedAt: now, ...fresh });
    await scheduleDue(tx, tellEditionWork, `${id}/${edition}`, now);
  }
}
