import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PassAppealed } from '#contracts/passes.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { KeepPassBooks } from '../pass/keep-pass-books.js';
import { Pass } from '../pass/pass.entity.js';
import { factsOf } from '../pass/pass-row.js';
import { ReadPasses } from '../pass/read-passes.js';
import { Appeal } from './appeal.entity.js';
import type { AppealReason } from './appeal.rules.js';

/** Somebody says that a pass should not stand suspended or revoked. */
@Injectable()
export class AppealPass {
  constructor(
    private readonly read: ReadPasses,
    private readonly keep: KeepPassBooks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns id of the appeal
   * @throws Rejection PASS_UNKNOWN, APPEAL_WITHOUT_CAUSE, APPEAL_OPEN_ALREADY
   */
  async execute(tx: EntityManager, by: string, passId: string, reason: AppealReason): Promise<string> {
    const pass = await this.read.locked(tx, passId);
    if (pass.state !== 'suspended' && pass.state !== 'revoked') throw new Rejection('APPEAL_WITHOUT_CAUSE');
    if (await tx.existsBy(Appeal, { passId: pass.id, state: 'open' })) throw new Rejection('APPEAL_OPEN_ALREADY');
    const { householdId, path } = pass;
    const id = uuidv7(this.clock.now().getTime());
    await tx.insert(Appeal, { id, passId: pass.id, householdId, path, reason, state: 'open', askedBy: by, askedAt: this.clock.now() });
    const row = { ...pass, version: pass.version + 1, before: pass.state, after: pass.state };
    await tx.update(Pass, pass.id, { version: row.version });
    await this.keep.execute(tx, [row], { type: 'pass-appealed', reason, by });
    await this.outbox.addMany(tx, PassAppealed, factsOf([row], { appealId: id }));
    return id;
  }
}
