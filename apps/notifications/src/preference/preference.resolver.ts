import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import { Resident } from '#neighbourhood/resident.entity.js';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { everybody } from '../delivery/delivery.rules.js';
import { uuidOf } from '#platform/uuid.js';
import { Preference } from './preference.entity.js';
import { MessagePreferenceInput, PreferenceType } from './preference.graphql.js';
import { SetPreference } from './set-preference.js';

@Resolver()
export class PreferenceResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly set: SetPreference,
  ) {}

  @Query(() => PreferenceType, { nullable: true, description: 'Null for somebody who is not known to the caller.' })
  messagePreference(@Args('residentId', { type: () => ID }) residentId: string, @Caller() actor: Actor): Promise<PreferenceType | null> {
    return withScope(this.dataSource, actor, 'message.read', (tx) => preferenceOf(tx, uuidOf(residentId)));
  }

  @Mutation(() => PreferenceType, { description: 'Sets all of it: what is left out is as it is for everybody.' })
  setMessagePreference(@Args('input') { requestId, ...input }: MessagePreferenceInput, @Caller() actor: Actor): Promise<PreferenceType> {
    const { language = null, channels = null, quietFrom = null, quietUntil = null, optOut, receiverId } = input;
    const residentId = uuidOf(input.residentId);
    const chosen = { residentId, language, channels, quietFrom, quietUntil, optOut, receiverId: receiverId ? uuidOf(receiverId) : null };
    return withScope(this.dataSource, actor, 'preference.edit', async (tx) => {
      await repeatable(tx, actor, requestId, async () => (await this.set.execute(tx, chosen)).residentId);
      return tx.findOneByOrFail(Preference, { residentId });
    });
  }
}

async function preferenceOf(tx: EntityManager, residentId: string): Promise<PreferenceType | null> {
  if (!(await tx.findOneBy(Resident, { id: residentId }))) return null;
  const chosen = await tx.findOneBy(Preference, { residentId });
  return chosen ?? { residentId, ...everybody, channels: null, receiverId: null };
}
