import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { ReleaseObservations } from './release-observations.js';
import { releaseObservationsWork } from './schedule-release.js';

const atOnce = 500;

/** An observation that was given another end meanwhile has work of its own there. */
const over = `
  SELECT id FROM observation WHERE state IN ('active', 'extended') AND ends_at <= $1 ORDER BY id LIMIT ${atOnce} FOR UPDATE`;

/** Whose days are over at the moment of the key, or before it, is released; also when that moment was long ago. */
@Injectable()
export class ReleaseWhenOver {
  constructor(
    private readonly release: ReleaseObservations,
    private readonly clock: Clock,
  ) {}

  @Due(releaseObservationsWork)
  async execute(moment: string, tx: EntityManager): Promise<void> {
    const ids = (await tx.query<{ id: string }[]>(over, [new Date(moment)])).map(({ id }) => id);
    if (ids.length > 0) await this.release.execute(tx, ids);
    if (ids.length === atOnce) await scheduleDue(tx, releaseObservationsWork, moment, this.clock.now());
  }
}
