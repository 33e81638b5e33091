import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NeedKind } from '#contracts/shared.js';
import { NeedOpened } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { uuidv7 } from '#platform/uuid.js';
import { factOf } from '../observation/changed-observation.js';
import { RaiseVersion } from '../observation/raise-version.js';
import { Need } from './need.entity.js';

/** Somebody who stays at home needs things; supplies asks for help with each. */
@Injectable()
export class OpenNeeds {
  constructor(
    private readonly outbox: Outbox,
    private readonly raise: RaiseVersion,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection OBSERVATION_UNKNOWN or OBSERVATION_NOT_RUNNING */
  async execute(tx: EntityManager, by: string, observationId: string, needs: readonly NeedKind[]): Promise<void> {
    const kinds = [...new Set(needs)];
    if (kinds.length === 0) return;
    const changed = await this.raise.execute(tx, observationId, kinds.length);
    const now = this.clock.now();
    const { householdId, areaPath: path } = changed;
    const rows = kinds.map((need) => ({ id: uuidv7(now.getTime()), observationId, householdId, path, need, by, at: now }));
    await tx.insert(Need, rows);
    const first = changed.version - kinds.length + 1;
    const facts = rows.map(({ id: needId, need }, index) => factOf({ ...changed, version: first + index }, { needId, need }));
    await this.outbox.addMany(tx, NeedOpened, facts);
  }
}
