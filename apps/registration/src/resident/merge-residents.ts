import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ResidentsMerged } from '#contracts/registration.events.js';
import { Outbox } from '#messaging/outbox.js';
import { buildingOf, CountPopulation } from '../area/count-population.js';
import { WriteHistory } from '../change/write-history.js';
import { checkMerge } from './merge.rules.js';
import { Resident } from './resident.entity.js';

/** Two records of one person: one stands for both from now on. Both keep what they hold, so that it can be undone. */
@Injectable()
export class MergeResidents {
  constructor(
    private readonly outbox: Outbox,
    private readonly count: CountPopulation,
    private readonly history: WriteHistory,
  ) {}

  async execute(tx: EntityManager, by: string, residentId: string, intoResidentId: string): Promise<Resident> {
    const found = await tx.find(Resident, {
      where: { id: In([residentId, intoResidentId]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const { merged, into } = checkMerge(residentId, intoResidentId, found);
    const version = merged.version + 1;
    await tx.update(Resident, { id: residentId }, { mergedInto: intoResidentId, version });
    const areaPath = buildingOf(merged.roomPath);
    const payload = { residentId, intoResidentId, householdId: merged.householdId, areaPath };
    await this.outbox.add(tx, ResidentsMerged, payload, { sequence: version, jurisdiction: areaPath });
    await this.count.execute(tx, [{ roomPath: merged.roomPath, residents: -1 }]);
    const entries = [merged, into].map(({ id, householdId, roomPath }) => ({ householdId, residentId: id, roomPath }));
    await this.history.execute(
      tx,
      by,
      entries.map((entry) => ({ ...entry, what: 'residents-merged' as const })),
    );
    return into;
  }
}
