import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, ResolveReference } from '@nestjs/graphql';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller, type GraphContext, loaderOf, Loaders } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { GateProtocolType, GateStepInput, GateType, OpenGateInput } from './gate.graphql.js';
import { OpenGate } from './open-gate.js';
import { ReadGates, shownGate } from './read-gates.js';
import { SetGate } from './set-gate.js';

type Places = GraphContext['loaders'];

@Resolver(() => GateType)
export class GateResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadGates,
    private readonly opening: OpenGate,
    private readonly set: SetGate,
  ) {}

  @Query(() => GateType, { nullable: true })
  gate(@Args('id', { type: () => ID }) id: string, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<GateType | null> {
    return this.gatesById(actor, loaders).load(id);
  }

  @ResolveReference()
  reference({ id }: { id: string }, { actor, loaders }: GraphContext): Promise<GateType | null> {
    return this.gatesById(actor, loaders).load(id);
  }

  @Query(() => [GateType], { description: 'Under an area.' })
  gates(@Args('areaCode', { type: () => ID }) areaCode: string, @Caller() actor: Actor): Promise<GateType[]> {
    return withScope(this.dataSource, actor, 'gate.read', async (tx) => (await this.read.under(tx, areaCode)).map(shownGate));
  }

  @ResolveField(() => [GateProtocolType], { description: 'What is done there from which time on, the oldest first.' })
  protocols(@Parent() { id }: GateType, @Caller() actor: Actor, @Loaders() loaders: Places): Promise<GateProtocolType[]> {
    const of = loaderOf<string, GateProtocolType[]>(loaders, 'gate.protocols', (ids) =>
      withScope(this.dataSource, actor, 'gate.read', (tx) => this.read.protocols(tx, ids)),
    );
    return of.load(id);
  }

  @Mutation(() => GateType, { description: 'With the protocol of the day: measure, ask, register, scan.' })
  openGate(@Args('input') { requestId, ...opening }: OpenGateInput, @Caller() actor: Actor): Promise<GateType> {
    return this.changed(actor, requestId, (tx) => this.opening.execute(tx, actor.subject, opening));
  }

  @Mutation(() => GateType, { description: 'Shuts a gate or opens it again.' })
  setGateOpen(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('open', { type: () => Boolean }) open: boolean,
    @Caller() actor: Actor,
  ): Promise<GateType> {
    return this.changed(actor, requestId, (tx) => this.set.open(tx, id, open));
  }

  @Mutation(() => GateType, { description: 'From now on, or from a time to come.' })
  setGateProtocol(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('steps', { type: () => [GateStepInput] }) steps: GateStepInput[],
    @Args('effectiveAt', { type: () => Date, nullable: true }) effectiveAt: Date | null,
    @Caller() actor: Actor,
  ): Promise<GateType> {
    return this.changed(actor, requestId, (tx) => this.set.protocol(tx, actor.subject, id, effectiveAt ?? null, steps));
  }

  private changed(actor: Actor, requestId: string, work: (tx: EntityManager) => Promise<string>): Promise<GateType> {
    return withScope(this.dataSource, actor, 'gate.edit', async (tx) => {
      const id = await repeatable(tx, actor, requestId, () => work(tx));
      return shownGate(await this.read.one(tx, id));
    });
  }

  private gatesById(actor: Actor, loaders: Places) {
    return loaderOf<string, GateType | null>(loaders, 'gate', (ids) =>
      withScope(this.dataSource, actor, 'gate.read', async (tx) =>
        (await this.read.byIds(tx, ids)).map((gate) => (gate ? shownGate(gate) : null)),
      ),
    );
  }
}
