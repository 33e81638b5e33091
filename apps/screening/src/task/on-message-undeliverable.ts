import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MessageUndeliverable } from '#contracts/notifications.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { OpenTasks } from './open-tasks.js';

/** No channel reached them: somebody has to tell them. */
@Controller()
export class OnMessageUndeliverable {
  constructor(private readonly open: OpenTasks) {}

  @On(MessageUndeliverable)
  async handle({ payload }: EventOf<typeof MessageUndeliverable>, tx: EntityManager): Promise<void> {
    const { deliveryId: source, areaPath, householdId, residentId } = payload;
    await this.open.execute(tx, [{ kind: 'message-undeliverable', source, areaPath, householdId, residentId }]);
  }
}
