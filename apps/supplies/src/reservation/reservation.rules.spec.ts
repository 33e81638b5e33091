import { describe, expect, it } from '@jest/globals';
import { codeIn, faultOfVoucher, isCodeOf, newVoucher, qrTextOf, shortCodeOf, type ShownVoucher } from './reservation.rules.js';

const shown = (changes: Partial<ShownVoucher> = {}): ShownVoucher => ({
  state: 'called',
  pharmacyId: 'here',
  collectFrom: new Date('2020-02-12T01:00:00Z'),
  collectUntil: new Date('2020-02-12T09:00:00Z'),
  ...changes,
});
const noon = new Date('2020-02-12T04:00:00Z');

describe('a voucher', () => {
  it('is never the same twice, and is found by what is scanned, read out, or misread', () => {
    const vouchers = Array.from({ length: 1_000 }, newVoucher);
    expect(new Set(vouchers.map(shortCodeOf)).size).toBe(1_000);
    for (const voucher of vouchers) expect(codeIn(qrTextOf(voucher))).toBe(voucher);
    expect(codeIn(' 01ab-cd2e 3f ')).toBe('01ABCD2E3F');
    expect(codeIn('OIl0123456')).toBe('0110123456');
  });

  it('is known by all of it, by its short form and by the code of the proxy, and by nothing else', () => {
    const voucher = newVoucher();
    const of = { voucher, shortCode: shortCodeOf(voucher), proxyCode: 'PROXY01234' };
    expect([voucher, of.shortCode, of.proxyCode].every((code) => isCodeOf(of, code))).toBe(true);
    expect([`${of.shortCode}${'0'.repeat(16)}`, voucher.slice(0, 11), ''].some((code) => isCodeOf(of, code))).toBe(false);
    expect(isCodeOf({ ...of, proxyCode: null }, 'PROXY01234')).toBe(false);
  });

  it('gives a pack at its pharmacy in its hours', () => {
    expect(faultOfVoucher(shown(), 'here', noon)).toBeUndefined();
    expect(faultOfVoucher(shown(), 'here', new Date('2020-02-12T01:00:00Z'))).toBeUndefined();
  });

  it.each<[string, Partial<ShownVoucher>, string, Date]>([
    ['VOUCHER_NOT_CALLED', { state: 'booked', pharmacyId: null }, 'here', noon],
    ['VOUCHER_REDEEMED', { state: 'collected' }, 'here', noon],
    ['VOUCHER_CANCELLED', { state: 'cancelled' }, 'here', noon],
    ['VOUCHER_LAPSED', { state: 'lapsed' }, 'here', noon],
    ['VOUCHER_OTHER_PHARMACY', {}, 'there', noon],
    ['VOUCHER_OTHER_TIME', {}, 'here', new Date('2020-02-12T00:59:59Z')],
    ['VOUCHER_OTHER_TIME', {}, 'here', new Date('2020-02-12T09:00:00Z')],
  ])('gives nothing: %s', (code, changes, pharmacy, now) => {
    expect(faultOfVoucher(shown(changes), pharmacy, now)).toBe(code);
  });
});
