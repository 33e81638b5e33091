import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { Turns } from '#platform/turns.js';

/** Argon2id, its default: 19 MiB, two passes, one lane; about 30 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Compared with when nobody has the handle, so that the time tells nothing. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$bGlubGlubGlubGlubGlubA$3O5yGzEXBVtAFVKW6oOQi+ymXuD3kqrA7o8yBGQXW2Q';

/** Hashes and compares passwords, never more than two at once: the sign-in form must not be able to take all processors. */
@Injectable()
export class Passwords {
  private readonly turns = new Turns({ atOnce: 2, longestQueue: 20 });

  /** @throws Rejection TRY_LATER when too many wait. */
  hash(password: string): Promise<string> {
    return this.turns.run(() => hash(password, cost));
  }

  /** @throws Rejection TRY_LATER when too many wait. */
  matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    return this.turns.run(async () => (await verify(passwordHash ?? nobody, password)) && passwordHash !== undefined);
  }
}
