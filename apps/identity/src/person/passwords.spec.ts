import { describe, expect, it } from '@jest/globals';
import { Passwords } from './passwords.js';

describe('passwords', () => {
  const passwords = new Passwords();

  it('are kept as argon2id, and only the right one matches', async () => {
    const kept = await passwords.hash('spring rain');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([await passwords.matches(kept, 'spring rain'), await passwords.matches(kept, 'spring')]).toEqual([true, false]);
  });

  it('of nobody match nothing, and take as long as those of somebody', async () => {
    const began = performance.now();
    expect(await passwords.matches(undefined, 'spring rain')).toBe(false);
    expect(performance.now() - began).toBeGreaterThan(5);
  });

  it('are hashed two at once; twenty wait, and the rest are asked to come back', async () => {
    const flood = new Passwords();
    const tries = Array.from({ length: 30 }, () => flood.hash('spring rain'));
    const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(8);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ code: 'TRY_LATER' });
    expect(await flood.hash('after the flood')).toContain('argon2id');
  });
});
