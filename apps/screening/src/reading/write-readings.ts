import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReadingReported } from '#contracts/screening.events.js';
import { Outbox } from '#messaging/outbox.js';
import { prepared } from '#platform/prepared.js';
import { FollowFevers } from '../fever/follow-fevers.js';
import { countMoved } from '../figures/count-slots.js';
import { slotFact, type SlotFacts, slotFacts } from '../slot/slot-fact.js';
import type { SlotState } from '../slot/slot.rules.js';
import { SettleTasks } from '../task/settle-tasks.js';
import type { FoundSlot } from './find-slots.js';
import type { ReportedReading } from './reading.rules.js';

export interface AcceptedReading extends ReportedReading {
  found: FoundSlot & { slot: string };
  by: string;
  receivedAt: Date;
}

/** An older reading, and the same one again, changes nothing. Rows are locked in the order of their ids, as whoever closes slots does. */
const write = prepared(
  'write_readings',
  `
  WITH changed AS (
    UPDATE report_slot s SET reading_id = n.reading_id, temperature = n.temperature, method = n.method, taken_by = n.taken_by,
      symptoms = string_to_array(nullif(n.symptoms, ''), ','), device_kind = n.device_kind, sender = n.sender, reported_by = n.by,
      measured_at = n.measured_at, received_at = n.received_at, version = s.version + 1,
      state = CASE WHEN n.taken_by IN ('worker', 'doctor', 'gate') THEN 'measured-by-other' WHEN s.state IN ('answered', 'measured-by-other') THEN s.state
        WHEN n.received_at > s.closes_at THEN 'late' ELSE 'answered' END
    FROM (SELECT id FROM report_slot WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE) locked
    JOIN unnest($1::uuid[], $2::uuid[], $3::double precision[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[],
      $10::timestamptz[], $11::timestamptz[])
      AS n (id, reading_id, temperature, method, taken_by, symptoms, device_kind, sender, by, measured_at, received_at) ON n.id = locked.id
    WHERE s.id = locked.id AND (s.measured_at IS NULL OR n.measured_at > s.measured_at)
    RETURNING new.*, old.state AS before),
  moved AS (SELECT path, day, before, state AS after FROM changed),
  counted AS (${countMoved})
  SELECT ${slotFacts('s')}, s.temperature, s.method, s.taken_by AS "takenBy", s.measured_at AS "measuredAt", s.received_at AS "receivedAt", s.before
  FROM changed s ORDER BY s.id`,
);

type Written = SlotFacts &
  Pick<ReportedReading, 'temperature' | 'method' | 'takenBy' | 'measuredAt'> & { receivedAt: Date; before: SlotState };

/** Writes readings of many people by one statement, one row a person and slot of which the newest wins, and what follows from them. */
@Injectable()
export class WriteReadings {
  constructor(
    private readonly outbox: Outbox,
    private readonly fevers: FollowFevers,
    private readonly tasks: SettleTasks,
  ) {}

  async execute(tx: EntityManager, readings: readonly AcceptedReading[]): Promise<void> {
    if (readings.length === 0) return;
    const inOrder = readings.toSorted((one, other) => one.measuredAt.getTime() - other.measuredAt.getTime());
    const newest = [...new Map(inOrder.map((reading) => [reading.found.slot, reading])).values()];
    const written = await tx.query<Written[]>(write, parametersOf(newest));
    await this.outbox.addMany(tx, ReadingReported, written.map(factOf));
    const late = written.filter(({ before }) => before === 'missed').map(({ slotId }) => slotId);
    await this.tasks.execute(tx, 'slot-missed', late, 'settled');
    await this.fevers.execute(
      tx,
      inOrder.map(({ found, ...reading }) => ({ ...found, ...reading })),
    );
  }
}

const parametersOf = (readings: readonly AcceptedReading[]): unknown[] => {
  const column = <Value>(of: (reading: AcceptedReading) => Value): Value[] => readings.map(of);
  return [
    column(({ found }) => found.slot),
    column(({ id }) => id),
    column(({ temperature }) => temperature),
    column(({ method }) => method),
    column(({ takenBy }) => takenBy),
    column(({ symptoms }) => symptoms.join(',')),
    column(({ deviceKind }) => deviceKind),
    column(({ sender }) => sender),
    column(({ by }) => by),
    column(({ measuredAt }) => measuredAt),
    column(({ receivedAt }) => receivedAt),
  ];
};

const factOf = ({ temperature, method, takenBy, measuredAt, receivedAt, ...slot }: Written) =>
  slotFact(slot, {
    ...{ temperature, method, takenBy },
    measuredAt: measuredAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    late: receivedAt > slot.closesAt,
  });
