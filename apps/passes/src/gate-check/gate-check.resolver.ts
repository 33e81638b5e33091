import { Args, Field, Float, ID, Int, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { GateDecision } from '#contracts/passes.events.js';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { withScope } from '#platform/scope.js';
import { enumOf } from '#platform/graphql-enum.js';
import type { Direction } from '../decision/gate-rules.js';
import { type Reason, reasonText } from '../decision/reasons.js';
import { DirectionEnum } from '../gate/gate.graphql.js';
import { uuidOrNull } from '#platform/uuid.js';
import { GateDecisionEnum } from '../pass/pass.enums.js';
import { type GateMode, gateModes } from './gate-check.rules.js';
import { ReadGateChecks } from './read-gate-checks.js';

export const GateModeEnum = enumOf(gateModes);
registerEnumType(GateModeEnum, { name: 'GateMode' });

@ObjectType('GateCheck', { description: 'Somebody came to a gate. Kept for thirty days.' })
export class GateCheckType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  gateId: string;

  @Field(() => ID, { nullable: true })
  passId: string | null;

  @Field(() => DirectionEnum)
  direction: Direction;

  @Field(() => GateModeEnum)
  mode: GateMode;

  @Field(() => Int)
  passengers: number;

  @Field(() => Float, { nullable: true, description: 'Degrees Celsius.' })
  temperature: number | null;

  @Field(() => GateDecisionEnum)
  decision: GateDecision;

  @Field(() => String, { description: 'Code of the reason.' })
  reason: Reason;

  @Field(() => String, { description: 'In the language of the caller.' })
  reasonText: string;

  @Field(() => Date)
  checkedAt: Date;

  @Field(() => Date)
  receivedAt: Date;
}

@ObjectType('GateCheckPage')
export class GateCheckPageType {
  @Field(() => [GateCheckType], { description: 'Newest first.' })
  nodes: GateCheckType[];

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

const mostAtOnce = 200;

@Resolver()
export class GateCheckResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadGateChecks,
  ) {}

  @Query(() => GateCheckPageType, { description: 'Of a pass: a household sees its own.' })
  gateChecks(
    @Args('passId', { type: () => ID }) passId: string,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Caller() actor: Actor,
  ): Promise<GateCheckPageType> {
    return withScope(this.dataSource, actor, 'gate-check.read', async (tx) => {
      const asked = Math.min(Math.max(first, 1), mostAtOnce);
      const found = await this.read.ofPass(tx, passId, asked + 1, uuidOrNull(after));
      const nodes = found
        .slice(0, asked)
        .map((check) => ({ ...check, id: check.checkKey, reasonText: reasonText(check.reason, actor.language) }));
      return { nodes, endCursor: found.length > asked ? (nodes.at(-1)?.id ?? null) : null };
    });
  }
}
