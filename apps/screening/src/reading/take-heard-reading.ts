import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { FollowFevers } from '../fever/follow-fevers.js';
import { FindSlots } from './find-slots.js';
import { faultOfReading, faultOfSlot, type ReportedReading } from './reading.rules.js';
import { WriteReadings } from './write-readings.js';

export type HeardReading = Omit<ReportedReading, 'deviceKind' | 'sender'> & { observationId: string };

/** A temperature taken on a visit or said on the phone answers the report of the hour; between reports it is looked at for a fever all the same. */
@Injectable()
export class TakeHeardReading {
  constructor(
    private readonly find: FindSlots,
    private readonly write: WriteReadings,
    private readonly fevers: FollowFevers,
    private readonly clock: Clock,
  ) {}

  /** @throws Rejection READING_OUT_OF_RANGE, READING_TOO_OLD or OBSERVATION_NOT_RUNNING */
  async execute(tx: EntityManager, by: string, heard: HeardReading): Promise<void> {
    const receivedAt = this.clock.now();
    const reading = { ...heard, deviceKind: null, sender: null };
    const [found] = await this.find.execute(tx, [{ ...heard, slotId: null }]);
    const fault = faultOfReading(reading, receivedAt) ?? faultOfSlot(found && { ...found, slot: true });
    if (fault || !found) throw new Rejection(fault?.code ?? 'OBSERVATION_UNKNOWN', fault?.params);
    if (found.slot) await this.write.execute(tx, [{ ...reading, found: { ...found, slot: found.slot }, by, receivedAt }]);
    else await this.fevers.execute(tx, [{ ...found, ...reading }]);
  }
}
