import type { Notice } from './notice.entity.js';
import { isExpired } from './notice-text.js';

export const standings = ['current', 'corrected', 'withdrawn', 'expired'] as const;
/** Whether what somebody was told still holds. */
export type Standing = (typeof standings)[number];

export function standingOf(notice: Pick<Notice, 'state' | 'edition' | 'expiresAt'>, edition: number | null, now: Date): Standing {
  if (notice.state === 'withdrawn') return 'withdrawn';
  if (isExpired(notice, now)) return 'expired';
  return edition === null || edition === notice.edition ? 'current' : 'corrected';
}
