import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Rejection } from '#platform/rejection.js';
import { ChangePasses, type RevocationReason } from './change-passes.js';
import { ReadPasses } from './read-passes.js';

/** A pass opens no gate any more, and cannot be restored but by an appeal. */
@Injectable()
export class RevokePass {
  constructor(
    private readonly read: ReadPasses,
    private readonly change: ChangePasses,
  ) {}

  /** @throws Rejection PASS_UNKNOWN, PASS_NOT_RUNNING */
  async execute(tx: EntityManager, by: string, passId: string, reason: RevocationReason): Promise<string> {
    const { id } = await this.read.locked(tx, passId);
    const changed = await this.change.execute(tx, [id], { to: 'revoked', reason }, by);
    if (changed.length === 0) throw new Rejection('PASS_NOT_RUNNING');
    return id;
  }
}
