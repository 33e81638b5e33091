import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { GateChecked } from '#contracts/passes.events.js';
import type { EventOf } from '#contracts/topic.js';
import { On } from '#messaging/on.js';
import { FollowGate } from './follow-gate.js';

/** Somebody had a fever at a gate, or wanted to go out while under observation. */
@Controller()
export class OnGateChecked {
  constructor(private readonly follow: FollowGate) {}

  @On(GateChecked)
  async handle({ payload }: EventOf<typeof GateChecked>, tx: EntityManager): Promise<void> {
    const { residentId, temperature, method, direction, decision } = payload;
    if (!residentId) return;
    const checkedAt = new Date(payload.checkedAt);
    if (temperature !== null)
      await this.follow.measured(tx, { residentId, temperature, method: method ?? 'forehead', measuredAt: checkedAt });
    if (direction === 'out' && decision !== 'admit') await this.follow.turnedBack(tx, residentId, checkedAt);
  }
}
