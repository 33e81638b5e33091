import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NeedOpened } from '#contracts/screening.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { AddHelp } from '../help/add-help.js';

@Controller()
export class OnNeedOpened {
  constructor(private readonly add: AddHelp) {}

  @On(NeedOpened)
  async handle({ payload }: EventOf<typeof NeedOpened>, tx: EntityManager): Promise<void> {
    const { need: kind, areaPath: path, ...about } = payload;
    await this.add.execute(tx, { ...about, kind, path, doorstepOnly: true, requestedBy: null });
  }
}
