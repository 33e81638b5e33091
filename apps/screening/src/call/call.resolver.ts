import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Language } from '#contracts/shared.js';
import type { Actor } from '#platform/actor.js';
import { Clock } from '#platform/clock.js';
import { Caller } from '#platform/graphql.js';
import { isClear, type Sight } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOrNull } from '#platform/uuid.js';
import { LetterLanguageEnum } from '../care.enums.js';
import { idOf } from '../observation/observation-changes.resolver.js';
import { TellObservation } from '../observation/tell-observation.js';
import { Call } from './call.entity.js';
import { CallScriptType, CallType, RecordCallInput } from './call.graphql.js';
import { scriptParts } from './call.rules.js';
import { currentCallScript } from './call-scripts.js';
import { RecordCall } from './record-call.js';

@Resolver(() => CallType)
export class CallResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly record: RecordCall,
    private readonly tell: TellObservation,
    private readonly clock: Clock,
  ) {}

  @Query(() => CallScriptType, { description: 'The one in force now.' })
  callScript(
    @Args('language', { type: () => LetterLanguageEnum, nullable: true, description: 'That of the caller when left out.' })
    language: Language | undefined,
    @Caller() actor: Actor,
  ): CallScriptType {
    const { version, lines } = currentCallScript(this.clock.now());
    const spoken = language ?? actor.language;
    return { version, language: spoken, lines: scriptParts.map((part) => ({ part, text: lines[part][spoken] })) };
  }

  @Mutation(() => CallType)
  recordCall(@Args('input') { requestId, ...input }: RecordCallInput, @Caller() actor: Actor): Promise<CallType> {
    const { temperature = null, note, taskId, ...given } = input;
    const task = taskId ? uuidOrNull(taskId) : null;
    if (taskId && !task) throw new Rejection('TASK_UNKNOWN');
    const observationId = idOf(input.observationId);
    const call = { ...given, observationId, temperature, note: note?.trim() || null, taskId: task };
    return withScope(this.dataSource, actor, 'call.record', async (tx, sight) => {
      const id = await repeatable(tx, actor, requestId, async () => {
        const recorded = await this.record.execute(tx, actor.subject, call);
        await this.tell.execute(tx, actor, 'call.record', [observationId], { approvers: [] });
        return recorded;
      });
      return shownCall(await tx.findOneByOrFail(Call, { id }), sight);
    });
  }
}

export function shownCall({ temperature, symptoms, note, ...call }: Call, sight: Sight): CallType {
  return isClear(sight, call.path) ? { ...call, temperature, symptoms, note } : { ...call, temperature: null, symptoms: null, note: null };
}
