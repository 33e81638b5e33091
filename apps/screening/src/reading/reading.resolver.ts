import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller } from '#platform/graphql.js';
import { sightOf } from '#platform/policy.js';
import { Rejection, rejectionText } from '#platform/rejection.js';
import { uuidOrNull, uuidsOf } from '#platform/uuid.js';
import { ReadingInput, ReportedReadingsType } from './reading.graphql.js';
import { faultOfReading, mostReadingsAtOnce, type ReadingFault } from './reading.rules.js';
import { type ArrivedReading, TakeReadings } from './take-readings.js';

@Resolver()
export class ReadingResolver {
  constructor(
    private readonly take: TakeReadings,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => ReportedReadingsType, {
    description: `A whole family in one request, at most ${mostReadingsAtOnce}; each by itself. Sent again, it changes nothing. Late ones are taken too.`,
  })
  async reportReadings(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('readings', { type: () => [ReadingInput] }) readings: ReadingInput[],
    @Caller() actor: Actor,
  ): Promise<ReportedReadingsType> {
    if (!uuidOrNull(requestId)) throw new Rejection('INPUT_INVALID', { field: 'requestId' });
    if (readings.length === 0 || readings.length > mostReadingsAtOnce) throw new Rejection('ROWS_TOO_MANY', { most: mostReadingsAtOnce });
    const [sight, receivedAt] = [sightOf(actor, 'reading.report'), this.clock.now()];
    const arrived = readings.map((reading) => ({ ...readingOf(reading), by: actor.subject, sight, receivedAt }));
    const faults = await Promise.all(arrived.map((reading, index) => this.one(reading, isRepeatedIn(arrived, reading.id, index))));
    const rejected = faults.flatMap((fault, index) =>
      fault ? [{ index, code: fault.code, message: rejectionText(fault.code, actor.language, fault.params) }] : [],
    );
    return { accepted: readings.length - rejected.length, rejected };
  }

  private async one(reading: ArrivedReading, repeated: boolean): Promise<ReadingFault | null> {
    const fault = repeated ? { code: 'READING_ID_WRONG' as const } : faultOfReading(reading, reading.receivedAt);
    return fault ?? this.take.add(reading);
  }
}

const isRepeatedIn = (readings: readonly { id: string }[], id: string, index: number): boolean =>
  readings.findIndex((reading) => reading.id === id) < index;

/** What is not a UUID is the id of nothing. */
function readingOf({ id, observationId, slotId, sender, deviceKind, ...reading }: ReadingInput) {
  const [observation = '', slot = ''] = uuidsOf([observationId, slotId ?? '']);
  const ids = { id: id.toLowerCase(), observationId: observation, slotId: slotId ? slot : null, sender: sender?.toLowerCase() ?? null };
  return { ...reading, ...ids, deviceKind: deviceKind ?? null };
}
