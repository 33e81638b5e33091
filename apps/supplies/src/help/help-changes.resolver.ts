import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { uuidOf } from '#platform/uuid.js';
import { AssignHelp } from './assign-help.js';
import { ChangeHelpOnce } from './change-help-once.js';
import { GoOnErrand } from './go-on-errand.js';
import type { HelpRequest } from './help-request.entity.js';
import { HelpRequestType, RequestHelpInput } from './help.graphql.js';
import { RequestHelp } from './request-help.js';

const requestId = () => Args('requestId', { type: () => ID });
const helpId = () => Args('id', { type: () => ID });

@Resolver()
export class HelpChangesResolver {
  constructor(
    private readonly once: ChangeHelpOnce,
    private readonly request: RequestHelp,
    private readonly assign: AssignHelp,
    private readonly errand: GoOnErrand,
  ) {}

  @Mutation(() => HelpRequestType)
  requestHelp(@Args('input') { requestId, ...input }: RequestHelpInput, @Caller() actor: Actor): Promise<HelpRequest> {
    const asked = { ...input, householdId: uuidOf(input.householdId) };
    return this.once.execute(actor, 'help.request', requestId, (tx) => this.request.execute(tx, actor.subject, asked));
  }

  @Mutation(() => HelpRequestType, { description: 'Gives it to somebody by their account; to another one until they set out.' })
  assignHelp(
    @requestId() requestId: string,
    @helpId() id: string,
    @Args('helper', { type: () => ID }) helper: string,
    @Caller() actor: Actor,
  ): Promise<HelpRequest> {
    return this.once.step(actor, 'help.assign', requestId, id, (tx, known) => this.assign.execute(tx, known, helper));
  }

  @Mutation(() => HelpRequestType, { description: 'The caller does it.' })
  takeErrand(@requestId() requestId: string, @helpId() id: string, @Caller() actor: Actor): Promise<HelpRequest> {
    return this.once.step(actor, 'help.deliver', requestId, id, (tx, known) => this.errand.take(tx, actor.subject, known));
  }

  @Mutation(() => HelpRequestType, { description: 'The caller sets out.' })
  startErrand(@requestId() requestId: string, @helpId() id: string, @Caller() actor: Actor): Promise<HelpRequest> {
    return this.once.step(actor, 'help.deliver', requestId, id, (tx, known) => this.errand.start(tx, actor.subject, known));
  }

  @Mutation(() => HelpRequestType, { description: 'The caller was there.' })
  deliverHelp(@requestId() requestId: string, @helpId() id: string, @Caller() actor: Actor): Promise<HelpRequest> {
    return this.once.step(actor, 'help.deliver', requestId, id, (tx, known) => this.errand.deliver(tx, actor.subject, known));
  }

  @Mutation(() => HelpRequestType, { description: 'The household, or somebody for it, says that it came.' })
  confirmHelp(@requestId() requestId: string, @helpId() id: string, @Caller() actor: Actor): Promise<HelpRequest> {
    return this.once.step(actor, 'help.confirm', requestId, id, (tx, known) => this.assign.confirm(tx, known));
  }

  @Mutation(() => HelpRequestType, { description: 'Nobody needs it any more.' })
  closeHelp(@requestId() requestId: string, @helpId() id: string, @Caller() actor: Actor): Promise<HelpRequest> {
    return this.once.step(actor, 'help.assign', requestId, id, (tx, known) => this.assign.close(tx, known));
  }
}
