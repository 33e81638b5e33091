import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AreaRenamed } from '#contracts/registration.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';

/** An area has another name; nothing else of it changes. */
@Controller()
export class OnAreaRenamed {
  @On(AreaRenamed)
  async handle({ payload: { code, name } }: EventOf<typeof AreaRenamed>, tx: EntityManager): Promise<void> {
    await tx.query('UPDATE area SET name = $2 WHERE code = $1', [code, name]);
  }
}
