import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { Log } from '#platform/log.token.js';
import { asService } from '#platform/scope.js';
import { PhoneCode } from '../phone/phone-code.entity.js';
import { PhoneSession } from '../phone/phone-session.entity.js';
import { TextMessage } from '../phone/text-message.entity.js';
import { SignInAttempt } from '../sign-in/sign-in-attempt.entity.js';
import { forgetAfterMs } from '../sign-in/sign-in.rules.js';
import { OidcRecord } from './oidc-record.entity.js';

const everyMs = 10 * 60_000;

/**
 * Deletes sessions, codes and counts of attempts whose time is over. Nothing depends on when it happens, for what is
 * over is not read either; so a plain timer does, and the list of due work is not polled for it.
 */
@Injectable()
export class ForgetExpired implements OnApplicationBootstrap, OnModuleDestroy {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(Log) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.runOnce(), everyMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async runOnce(): Promise<void> {
    await asService(this.dataSource, 'forget-expired', (tx) => this.execute(tx, Date.now())).catch((error: unknown) =>
      this.log.warn({ err: error }, 'what is expired stays for another ten minutes'),
    );
  }

  private async execute(tx: EntityManager, now: number): Promise<void> {
    await tx.delete(OidcRecord, { expiresAt: LessThan(new Date(now)) });
    for (const table of [PhoneCode, TextMessage, PhoneSession]) await tx.delete(table, { expiresAt: LessThan(new Date(now)) });
    await tx.delete(SignInAttempt, { lastAt: LessThan(new Date(now - forgetAfterMs)) });
  }
}
