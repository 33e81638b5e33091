import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Due, scheduleDue } from '#platform/due-work.js';
import { asService } from '#platform/scope.js';
import { SignInAttempt } from '../sign-in/sign-in-attempt.entity.js';
import { forgetAfterMs } from '../sign-in/sign-in.rules.js';
import { OidcRecord } from './oidc-record.entity.js';

const kind = 'identity.forget-expired';
const everyMs = 10 * 60_000;

/** Deletes sessions, codes and counts of attempts whose time is over; every ten minutes, in one process. */
@Injectable()
export class ForgetExpired implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await asService(this.dataSource, kind, (tx) => scheduleDue(tx, kind, 'all', this.clock.now()));
  }

  @Due(kind)
  async execute(_key: string, tx: EntityManager): Promise<void> {
    const now = Date.now();
    await tx.delete(OidcRecord, { expiresAt: LessThan(new Date(now)) });
    await tx.delete(SignInAttempt, { lastAt: LessThan(new Date(now - forgetAfterMs)) });
    await scheduleDue(tx, kind, 'all', new Date(this.clock.now().getTime() + everyMs));
  }
}
