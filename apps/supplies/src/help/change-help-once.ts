import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#platform/actor.js';
import type { Action } from '#platform/policy.js';
import { repeatable } from '#platform/repeatable.js';
import { withScope } from '#platform/scope.js';
import { uuidOf } from '#platform/uuid.js';
import type { HelpRequest } from './help-request.entity.js';
import { ReadHelp } from './read-help.js';

/** One request changes help once, however often it is sent. */
@Injectable()
export class ChangeHelpOnce {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: ReadHelp,
  ) {}

  /** `work` answers with the id of the help. */
  execute(actor: Actor, action: Action, requestId: string, work: (tx: EntityManager) => Promise<string>): Promise<HelpRequest> {
    return withScope(this.dataSource, actor, action, async (tx) =>
      this.read.one(tx, await repeatable(tx, actor, requestId, () => work(tx))),
    );
  }

  step(
    actor: Actor,
    action: Action,
    requestId: string,
    id: string,
    work: (tx: EntityManager, id: string) => Promise<void>,
  ): Promise<HelpRequest> {
    return this.execute(actor, action, requestId, async (tx) => {
      await work(tx, uuidOf(id));
      return uuidOf(id);
    });
  }
}
