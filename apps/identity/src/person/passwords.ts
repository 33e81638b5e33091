import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Rejection } from '#platform/rejection.js';

/** Argon2id, its default: 19 MiB, two passes, one lane; about 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;
const longestQueue = 20;

/** Compared with when nobody has the handle, so that the time tells nothing. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$bGlubGlubGlubGlubGlubA$3O5yGzEXBVtAFVKW6oOQi+ymXuD3kqrA7o8yBGQXW2Q';

/** Hashes and compares passwords, never more than two at once: the sign-in form must not be able to take all processors. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws Rejection TRY_LATER when too many wait. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, cost));
  }

  /** @throws Rejection TRY_LATER when too many wait. */
  matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    return this.inTurn(async () => (await verify(passwordHash ?? nobody, password)) && passwordHash !== undefined);
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.turn();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private async turn(): Promise<void> {
    if (this.running < atOnce) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= longestQueue) throw new Rejection('TRY_LATER', { seconds: 2 });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
