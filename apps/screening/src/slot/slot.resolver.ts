import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource, In } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { isClearFor } from '#platform/policy.js';
import { withScope } from '#platform/scope.js';
import { ObservationType } from '../observation/observation.graphql.js';
import { midnightOf } from '../observation/observation.resolver.js';
import { HonestyFlag } from '../reading/honesty-flag.entity.js';
import { HonestyFlagType, SlotType } from '../reading/reading.graphql.js';
import { Slot } from './slot.entity.js';

type Places = GraphContext['loaders'];

/** The reports of observations, of all observations of a request at once. */
@Resolver(() => ObservationType)
export class SlotResolver {
  constructor(private readonly dataSource: DataSource) {}

  @ResolveField(() => [SlotType], { description: 'In order; of one day where it is named.' })
  slots(
    @Parent() { id }: ObservationType,
    @Args('day', { type: () => String, nullable: true, description: 'YYYY-MM-DD, China.' }) day: string | undefined,
    @Caller() actor: Actor,
    @Loaders() loaders: Places,
  ): Promise<SlotType[]> {
    if (day) midnightOf(day);
    const slots = loaderOf<string, SlotType[]>(loaders, `observation.slots ${day ?? ''}`, (ids) =>
      withScope(this.dataSource, actor, 'observation.read', async (tx, sight) => {
        const where = { observationId: In([...ids]), ...(day ? { day } : {}) };
        const rows = await tx.find(Slot, { where, order: { opensAt: 'ASC' } });
        const shown = rows.map((slot) => ({
          of: slot.observationId,
          slot: shownSlot(slot, isClearFor(sight, slot.path, slot.householdId)),
        }));
        const byObservation = Map.groupBy(shown, ({ of }) => of);
        return ids.map((one) => (byObservation.get(one) ?? []).map(({ slot }) => slot));
      }),
    );
    return slots.load(id);
  }

  @ResolveField(() => [HonestyFlagType], { description: 'For those who look after them; the newest first.' })
  flags(@Parent() { id }: ObservationType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<HonestyFlag[]> {
    const flags = loaderOf<string, HonestyFlag[]>(loaders, 'observation.flags', (ids) =>
      withScope(this.dataSource, actor, 'observation.read', async (tx) => {
        const rows = await tx.find(HonestyFlag, { where: { observationId: In([...ids]) }, order: { id: 'DESC' } });
        const byObservation = Map.groupBy(rows, ({ observationId }) => observationId);
        return ids.map((one) => byObservation.get(one) ?? []);
      }),
    );
    return flags.load(id);
  }
}

function shownSlot(slot: Slot, clear: boolean): SlotType {
  const { id, day, opensAt, closesAt, state, missedInARow, readingId, temperature, method, takenBy, deviceKind, measuredAt, receivedAt } =
    slot;
  const about = { id, day, opensAt, closesAt, state, missedInARow };
  if (!readingId || !method || !takenBy || !measuredAt || !receivedAt) return { ...about, reading: null };
  const seen = clear ? { temperature, symptoms: slot.symptoms ?? [] } : { temperature: null, symptoms: null };
  return { ...about, reading: { id: readingId, ...seen, method, takenBy, deviceKind, measuredAt, receivedAt } };
}
