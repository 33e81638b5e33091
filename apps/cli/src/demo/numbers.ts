import type { Sex } from './names.js';

/** GB 11643: weight of each of the first 17 digits, and the check character by remainder of 11. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/**
 * GB/T 2260 numbers the provinces of the south-west 50 to 54 and goes on with 61: no area was ever 56, so no such number was
 * ever issued, though each is right by its check character.
 */
const unassignedProvince = '56';

/**
 * Mobile segment 154 was never given to an operator, so nobody's phone rings. The full tables of libphonenumber know that and
 * call it invalid; the registration goes by the shape of mainland numbers and takes it.
 */
const unassignedSegment = '154';

/** Four digits tell the phones of one committee apart: enough for about 4,000 rooms. */
const mostPhones = 9_999;

/** Numbers that belong to nobody, each given out once; those of one committee differ from those of every other of a district. */
export class Numbers {
  private readonly serials = new Map<string, number>();
  private phones = 0;
  private passports = 0;

  constructor(private readonly committeeCode: string) {}

  residentId(birthDate: string, sex: Sex): string {
    const key = birthDate + sex;
    const serial = (this.serials.get(key) ?? 0) + 1;
    this.serials.set(key, serial);
    const first17 =
      unassignedProvince + this.last(4) + birthDate.replaceAll('-', '') + String(serial * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0');
    return first17 + (checks[weights.reduce((sum, weight, place) => sum + weight * Number(first17[place]), 0) % 11] ?? '');
  }

  /** Begins with two letters that say that it is an example. */
  passport(): string {
    return `XX${this.last(3)}${String(++this.passports).padStart(4, '0')}`;
  }

  phone(): string {
    if (++this.phones > mostPhones) throw new Error(`More than ${mostPhones} invented phones for one committee: make it smaller.`);
    return unassignedSegment + this.last(4) + String(this.phones).padStart(4, '0');
  }

  private last(digits: number): string {
    return this.committeeCode.slice(-digits);
  }
}
