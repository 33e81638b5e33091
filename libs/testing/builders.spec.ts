import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { birthDate, checkCharacter, name, phone, residentId } from './builders.js';

// As CommonJS: the ES modules of the package load JSON in a way that fills the output with warnings.
const load = createRequire(import.meta.url);
const { parsePhoneNumber } = load('libphonenumber-js') as typeof import('libphonenumber-js');
const { parsePhoneNumber: parseAllocated } = load('libphonenumber-js/max') as typeof import('libphonenumber-js/max');

const numbers = Array.from({ length: 500 }, (_, number) => number);

describe('invented people', () => {
  it('have resident IDs with the check character of the standard', () => {
    // The two examples that GB 11643-1999 itself prints.
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(checkCharacter('44052418800101001')).toBe('4');
  });

  it('have resident IDs that differ, carry birth date and sex, and belong to no province', () => {
    const ids = numbers.flatMap((number) => [
      residentId(number, { sex: 'male', birthDate: '1940-02-29' }),
      residentId(number, { sex: 'female', birthDate: '1940-02-29' }),
    ]);
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^56\d{4}19400229\d{3}[\dX]$/);
    expect(ids.filter((id) => Number(id[16]) % 2 === 1)).toHaveLength(500);
  });

  it('have phones that read as mobile numbers of China and are allocated to nobody', () => {
    expect(new Set(numbers.map(phone)).size).toBe(500);
    expect(parsePhoneNumber(phone(7)).country).toBe('CN');
    expect(parsePhoneNumber(phone(7)).isValid()).toBe(true);
    expect(parseAllocated(phone(7)).isValid()).toBe(false);
  });

  it('have names that differ', () => {
    expect(new Set(numbers.slice(0, 110).map((number) => name(number).zh)).size).toBe(110);
  });

  it('are as old as asked', () => {
    expect(birthDate(80, '2024-02-29')).toBe('1944-02-28');
    expect(birthDate(7, '2020-02-25')).toBe('2013-02-25');
  });
});
