import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import { Caller } from '#platform/graphql.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { Delivery } from '../delivery/delivery.entity.js';
import { uuidOf } from '#platform/uuid.js';
import { ShowMessages } from '../template/show-messages.js';
import { MarkRead } from './mark-read.js';
import { MessageType, shownMessage } from './message.graphql.js';

type Reading = 'message.read' | 'staff-message.read';

@Resolver()
export class InboxChangesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mark: MarkRead,
    private readonly show: ShowMessages,
  ) {}

  @Mutation(() => MessageType, { description: 'The recipient has seen it. Saying it again changes nothing.' })
  readMessage(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<MessageType> {
    return this.change(actor, 'message.read', { requestId, id, acknowledged: false });
  }

  @Mutation(() => MessageType, { description: 'The recipient has understood it.' })
  acknowledgeMessage(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<MessageType> {
    return this.change(actor, 'message.read', { requestId, id, acknowledged: true });
  }

  @Mutation(() => MessageType, { description: 'Somebody of the office sees to it; the others see that.' })
  acknowledgeStaffMessage(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Caller() actor: Actor,
  ): Promise<MessageType> {
    return this.change(actor, 'staff-message.read', { requestId, id, acknowledged: true });
  }

  private change(actor: Actor, action: Reading, asked: { requestId: string; id: string; acknowledged: boolean }): Promise<MessageType> {
    return withScope(this.dataSource, actor, action, async (tx) => {
      const id = await repeatable(tx, actor, asked.requestId, async () => {
        await this.mark.execute(tx, { id: uuidOf(asked.id), by: actor, forOffice: action === 'staff-message.read' }, asked.acknowledged);
        return uuidOf(asked.id);
      });
      const row = await tx.findOneByOrFail(Delivery, { id });
      const [shown] = await this.show.execute(tx, [row]);
      return shownMessage(row, shown!, undefined);
    });
  }
}
