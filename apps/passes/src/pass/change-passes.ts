import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PassExpired, PassRestored, PassRevoked, PassSuspended, type SuspensionReason } from '#contracts/passes.events.js';
import { Outbox } from '#messaging/outbox.js';
import { Clock } from '#platform/clock.js';
import { PublishRevocations } from '../token/publish-revocations.js';
import type { Pass } from './pass.entity.js';
import type { PassState } from './pass.rules.js';
import { factsOf, type PassRow, passRow } from './pass-row.js';
import { KeepPassBooks } from './keep-pass-books.js';

export type RevocationReason = 'lost' | 'misuse' | 'holder-left';

/** What becomes of passes, and of which ones: those in another state stay as they are. */
export type PassStep =
  { to: 'suspended'; reason: SuspensionReason } | { to: 'active' } | { to: 'revoked'; reason: RevocationReason } | { to: 'expired' };

const from: Record<PassStep['to'], readonly PassState[]> = {
  suspended: ['active'],
  active: ['suspended', 'revoked'],
  revoked: ['active', 'suspended'],
  expired: ['active', 'suspended'],
};

const change = `
  WITH before AS (SELECT id, state FROM pass WHERE id = ANY($1::uuid[]) AND state = ANY($2::text[]) ORDER BY id FOR UPDATE)
  UPDATE pass p SET state = $3, state_since = $4, version = p.version + 1 FROM before b WHERE p.id = b.id
  RETURNING ${passRow('p')}, b.state AS before`;

type Changed = PassRow & { before: PassState };

/** The only way in which a pass goes from one state to another: with its counts, the list of revocations, its history and its event. */
@Injectable()
export class ChangePasses {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly revocations: PublishRevocations,
    private readonly keep: KeepPassBooks,
  ) {}

  /** @returns the passes that changed */
  async execute(tx: EntityManager, ids: readonly string[], step: PassStep, by: string): Promise<Pick<Pass, 'id'>[]> {
    if (ids.length === 0) return [];
    const [rows] = await tx.query<[Changed[], number]>(change, [ids, from[step.to], step.to, this.clock.now()]);
    if (rows.length === 0) return [];
    if (step.to !== 'expired')
      await this.revocations.execute(
        tx,
        rows.map(({ id, path }) => ({ id, path, became: step.to })),
      );
    const type = `pass-${step.to === 'active' ? 'restored' : step.to}` as const;
    await this.keep.execute(
      tx,
      rows.map((row) => ({ ...row, after: step.to })),
      { type, reason: 'reason' in step ? step.reason : null, by },
    );
    await this.tell(tx, rows, step);
    return rows;
  }

  private async tell(tx: EntityManager, rows: readonly Changed[], step: PassStep): Promise<void> {
    switch (step.to) {
      case 'suspended':
        return this.outbox.addMany(tx, PassSuspended, factsOf(rows, { reason: step.reason }));
      case 'active':
        return this.outbox.addMany(tx, PassRestored, factsOf(rows, {}));
      case 'revoked':
        return this.outbox.addMany(tx, PassRevoked, factsOf(rows, { reason: step.reason }));
      case 'expired':
        return this.outbox.addMany(tx, PassExpired, factsOf(rows, {}));
    }
  }
}
