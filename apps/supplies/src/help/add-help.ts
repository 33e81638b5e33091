import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HelpRequested, type HelpKind } from '#contracts/supplies.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { scheduleDue } from '#platform/due-work.js';
import { uuidv7 } from '#platform/uuid.js';
import { helpLateWork } from './report-late-help.js';
import { HelpRequest } from './help-request.entity.js';
import { dueAtOf } from './help.rules.js';

export interface NewHelp {
  kind: HelpKind;
  householdId: string;
  residentId: string | null;
  /** Building. */
  path: string;
  needId?: string;
  observationId?: string;
  doorstepOnly: boolean;
  requestedBy: string | null;
  dueAt?: Date | null;
}

/** Somebody needs something; from its time on it is late. A need is written down once. */
@Injectable()
export class AddHelp {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: EntityManager, { needId, observationId, dueAt, ...help }: NewHelp): Promise<string> {
    const known = needId ? await tx.findOneBy(HelpRequest, { needId }) : null;
    if (known) return known.id;
    const now = this.clock.now();
    const row = {
      ...{ id: uuidv7(now.getTime()), ...help, needId: needId ?? null, observationId: observationId ?? null, state: 'open' as const },
      ...{ dueAt: dueAt ?? dueAtOf(help.kind, now), requestedAt: now, changedAt: now, version: 1 },
    };
    await tx.insert(HelpRequest, row);
    const { id: helpId, kind, householdId, residentId, path: areaPath, doorstepOnly } = row;
    const about = { helpId, kind, householdId, residentId, areaPath, dueAt: row.dueAt.toISOString() };
    await this.outbox.add(tx, HelpRequested, { ...about, needId: row.needId, doorstepOnly }, { sequence: 1, jurisdiction: areaPath });
    await scheduleDue(tx, helpLateWork, helpId, row.dueAt);
    return helpId;
  }
}
