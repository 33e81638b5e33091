import { randomBytes } from 'node:crypto';
import type { RejectionCode } from '#platform/rejection.js';

export const reservationStates = ['booked', 'called', 'collected', 'lapsed', 'cancelled'] as const;
export type ReservationState = (typeof reservationStates)[number];

export const bookedBy = ['resident', 'worker', 'paper'] as const;
export type BookedBy = (typeof bookedBy)[number];

/** No I, L, O or U: what is read out is not misheard, and spells nothing. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const shortLength = 10;

/** 26 random letters and digits: 130 bits. */
export const newVoucher = (): string => Array.from(randomBytes(26), (byte) => alphabet[byte & 31]).join('');

export const shortCodeOf = (voucher: string): string => voucher.slice(0, shortLength);

/** Whether a code is the whole voucher, its short form, or that of the proxy. */
export const isCodeOf = (of: { voucher: string; shortCode: string; proxyCode: string | null }, code: string): boolean =>
  [of.voucher, of.shortCode, of.proxyCode].includes(code);

const qrPrefix = 'LINLI:V:';

export const qrTextOf = (code: string): string => `${qrPrefix}${code}`;

/** What was scanned or read out, as a code: letters that are taken for others are those others, and blanks and dashes are nothing. */
export const codeIn = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(new RegExp(`^${qrPrefix}`), '')
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

export interface ShownVoucher {
  state: ReservationState;
  pharmacyId: string | null;
  collectFrom: Date | null;
  collectUntil: Date | null;
}

const finished: Partial<Record<ReservationState, RejectionCode>> = {
  cancelled: 'VOUCHER_CANCELLED',
  collected: 'VOUCHER_REDEEMED',
  lapsed: 'VOUCHER_LAPSED',
  booked: 'VOUCHER_NOT_CALLED',
};

/** Why a voucher that is shown at a pharmacy now gives nothing; nothing when it does. */
export function faultOfVoucher(voucher: ShownVoucher, pharmacyId: string, now: Date): RejectionCode | undefined {
  const { state, collectFrom, collectUntil } = voucher;
  const code = finished[state];
  if (code) return code;
  if (voucher.pharmacyId !== pharmacyId) return 'VOUCHER_OTHER_PHARMACY';
  const inTime = collectFrom !== null && collectUntil !== null && collectFrom <= now && now < collectUntil;
  return inTime ? undefined : 'VOUCHER_OTHER_TIME';
}
