import type { RejectionCode } from '#platform/rejection.js';

export const codeLifeMs = 5 * 60_000;
/** A code of six digits is guessed by one in two hundred thousand. */
export const mostTries = 5;

export interface StandingCode {
  tries: number;
  expiresAt: Date;
  matches: boolean;
}

/** Why a code does not sign anybody in; the same for a phone that never asked for one. */
export function wrongWithCode(code: StandingCode | undefined, now: Date): RejectionCode | undefined {
  if (!code || code.expiresAt <= now) return 'PHONE_CODE_EXPIRED';
  if (code.tries >= mostTries) return 'PHONE_CODE_TRIED_TOO_OFTEN';
  return code.matches ? undefined : 'PHONE_CODE_WRONG';
}
