import { describe, expect, it } from '@jest/globals';
import { mostTries, wrongWithCode } from './phone-code.rules.js';

const now = new Date('2020-02-10T00:00:00Z');
const code = (changes: object = {}) => ({ tries: 0, expiresAt: new Date(now.getTime() + 1), matches: true, ...changes });

describe('a code sent to a phone', () => {
  it.each([
    [code(), undefined],
    [code({ tries: mostTries - 1 }), undefined],
    [code({ matches: false }), 'PHONE_CODE_WRONG'],
    [code({ tries: mostTries }), 'PHONE_CODE_TRIED_TOO_OFTEN'],
    [code({ expiresAt: now }), 'PHONE_CODE_EXPIRED'],
    [undefined, 'PHONE_CODE_EXPIRED'],
  ])('%j: %s', (standing, expected) => expect(wrongWithCode(standing, now)).toBe(expected));
});
