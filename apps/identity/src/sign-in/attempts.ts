import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asService } from '#platform/scope.js';
import { SignInAttempt } from './sign-in-attempt.entity.js';
import { counted, pauseMs } from './sign-in.rules.js';

const failuresAMinute = 30;
const mostAddresses = 10_000;

/** Counts attempts to sign in: by handle and device in the database, failures by address in this process. */
@Injectable()
export class Attempts {
  private addresses = new Map<string, number>();
  private minute = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** Counts one attempt, and returns 0; or the seconds to wait when none is free, and counts nothing. */
  async begin(keyHash: string, address: string): Promise<number> {
    if (this.failuresOf(address) >= failuresAMinute) return 60;
    const now = new Date();
    return asService(this.dataSource, 'sign-in', async (tx) => {
      await tx.query(`INSERT INTO sign_in_attempt (key_hash, failures, last_at) VALUES ($1, 0, to_timestamp(0)) ON CONFLICT DO NOTHING`, [
        keyHash,
      ]);
      const attempt = await tx.findOneOrFail(SignInAttempt, { where: { keyHash }, lock: { mode: 'pessimistic_write' } });
      const pause = pauseMs(attempt, now);
      if (pause === 0) await tx.update(SignInAttempt, { keyHash }, counted(attempt, now));
      return Math.ceil(pause / 1_000);
    });
  }

  /** The attempt was right so far: it does not count, but earlier ones still do. */
  async undo(keyHash: string): Promise<void> {
    await asService(this.dataSource, 'sign-in', (tx) => tx.decrement(SignInAttempt, { keyHash }, 'failures', 1));
  }

  async forget(keyHash: string): Promise<void> {
    await asService(this.dataSource, 'sign-in', (tx) => tx.delete(SignInAttempt, { keyHash }));
  }

  /** Only failures count by address: a whole committee signs in from behind one. */
  failed(address: string): void {
    const failures = this.failuresOf(address);
    if (this.addresses.size >= mostAddresses) this.addresses.clear();
    this.addresses.set(address, failures + 1);
  }

  private failuresOf(address: string): number {
    const minute = Math.floor(Date.now() / 60_000);
    if (minute !== this.minute) this.addresses = new Map();
    this.minute = minute;
    return this.addresses.get(address) ?? 0;
  }
}
