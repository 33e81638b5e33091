import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/**
 * Mainland numbers by shape only: mobile, or landline with its area code. Whether a segment was ever given to an operator
 * changes from year to year and is no reason to refuse a number that somebody answers.
 */
const mainland = /^(1[3-9]\d{9}|10\d{8}|2\d{9}|[3-9]\d{9,10})$/;

/** E.164 of a number as people write it, read as a mainland one unless it says otherwise; undefined when it is none. */
export function phoneOf(text: string): string | undefined {
  const clean = text.normalize('NFKC').trim();
  if (!/^[+\d(][\d\s().\-/]*$/.test(clean)) return undefined;
  if (/^1[3-9]\d{9}$/.test(clean)) return `+86${clean}`;
  const parsed = parsePhoneNumberFromString(clean, 'CN', metadata);
  if (!parsed) return undefined;
  if (parsed.countryCallingCode === '86') return mainland.test(parsed.nationalNumber) ? parsed.number : undefined;
  return parsed.isValid() ? parsed.number : undefined;
}

/** Everything but the last four digits is hidden. */
export const maskPhone = (phone: string): string => phone.slice(0, -4).replace(/\d/g, '*') + phone.slice(-4);
