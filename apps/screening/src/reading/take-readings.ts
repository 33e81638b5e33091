import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isTransient } from '#messaging/failure.js';
import { orTryLater } from '#messaging/or-try-later.js';
import { GroupCommit } from '#platform/group-commit.js';
import { isAllowedFor, type Sight } from '#platform/policy.js';
import { asService } from '#platform/scope.js';
import { type AskedSlot, FindSlots } from './find-slots.js';
import { faultOfSlot, type ReadingFault, type ReportedReading } from './reading.rules.js';
import { type AcceptedReading, WriteReadings } from './write-readings.js';

/** A reading that is right in itself, from somebody who sees what `sight` allows. */
export interface ArrivedReading extends ReportedReading, AskedSlot {
  by: string;
  sight: Sight;
  receivedAt: Date;
}

/**
 * Takes readings of concurrent callers together. Many callers share one transaction, which therefore is the service's own:
 * what each of them may see is compared here, row by row, and what they may not see is unknown to them.
 */
@Injectable()
export class TakeReadings {
  private readonly group: GroupCommit<ArrivedReading, ReadingFault | null>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly find: FindSlots,
    private readonly write: WriteReadings,
  ) {
    this.group = new GroupCommit({ write: (readings) => this.take(readings), isTransient });
  }

  /**
   * @returns null when it stands, now or since it was sent before
   * @throws Rejection TRY_LATER
   */
  add(reading: ArrivedReading): Promise<ReadingFault | null> {
    return orTryLater(() => this.group.add(reading));
  }

  private take(readings: readonly ArrivedReading[]): Promise<(ReadingFault | null)[]> {
    return asService(this.dataSource, 'reading.report', async (tx) => {
      const found = await this.find.execute(tx, readings);
      const seen = found.map((slot, index) => {
        const sight = readings[index]?.sight;
        return slot && sight && isAllowedFor(sight, slot.areaPath, slot.householdId) ? slot : undefined;
      });
      const faults = seen.map((slot) => faultOfSlot(slot) ?? null);
      const accepted = readings.flatMap((reading, index): AcceptedReading[] => {
        const slot = seen[index];
        return slot?.slot && !faults[index] ? [{ ...reading, found: { ...slot, slot: slot.slot } }] : [];
      });
      await this.write.execute(tx, accepted);
      return faults;
    });
  }
}
