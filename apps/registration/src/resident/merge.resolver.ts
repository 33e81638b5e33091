import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { ResidentType } from '../household/household.graphql.js';
import { checkIds } from '../ids.js';
import { MergeResidents } from './merge-residents.js';
import { Resident } from './resident.entity.js';
import { ShowResident } from './show-resident.js';
import { UndoMerge } from './undo-merge.js';

@Resolver(() => ResidentType)
export class MergeResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly merge: MergeResidents,
    private readonly undo: UndoMerge,
    private readonly show: ShowResident,
  ) {}

  @Mutation(() => ResidentType, { description: 'Two records of one person: the second stands for both from now on, and is the answer.' })
  async mergeResidents(
    @Args('requestId', { type: () => ID, description: 'A UUID made by the client; the same id again changes nothing.' }) requestId: string,
    @Args('residentId', { type: () => ID }) residentId: string,
    @Args('intoResidentId', { type: () => ID }) intoResidentId: string,
    @Caller() actor: Actor,
  ): Promise<ResidentType> {
    checkIds({ residentId, intoResidentId });
    return this.once(actor, requestId, (tx) => this.merge.execute(tx, actor.subject, residentId, intoResidentId));
  }

  @Mutation(() => ResidentType, { description: 'They were two people: the merged record is as it was, and is the answer.' })
  async undoMerge(
    @Args('requestId', { type: () => ID, description: 'A UUID made by the client; the same id again changes nothing.' }) requestId: string,
    @Args('residentId', { type: () => ID, description: 'The record that was merged into another one.' }) residentId: string,
    @Caller() actor: Actor,
  ): Promise<ResidentType> {
    checkIds({ residentId });
    return this.once(actor, requestId, (tx) => this.undo.execute(tx, actor.subject, residentId));
  }

  private once(actor: Actor, requestId: string, work: (tx: EntityManager) => Promise<Resident>): Promise<ResidentType> {
    return withScope(this.dataSource, actor, 'resident.merge', async (tx, sight) => {
      const id = await repeatable(tx, actor, requestId, async () => (await work(tx)).id);
      return this.show.execute(await tx.findOneByOrFail(Resident, { id }), sight, 'resident.merge');
    });
  }
}
