import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { residentId } from '#testing/builders.js';
import { checkCharacter, documentKey, hasRightCheckCharacter, maskDocument, readDocument } from './document.rules.js';

const today = '2020-02-12';
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const problemOf = (kind: string | undefined, number: string, more = {}) => readDocument({ kind, number, ...more }, today).problem?.code;

describe('the check character of GB 11643', () => {
  it('is that of the published example', () => {
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(checkCharacter('44052418800101001')).toBe('4');
  });

  it('finds every change of a single digit', () => {
    fc.assert(
      fc.property(digits(17), fc.nat(16), fc.integer({ min: 1, max: 9 }), (first17, place, step) => {
        const number = first17 + checkCharacter(first17);
        const changed = String((Number(number[place]) + step) % 10);
        expect(hasRightCheckCharacter(number.slice(0, place) + changed + number.slice(place + 1))).toBe(false);
      }),
    );
  });

  it('finds every exchange of two neighbours that differ', () => {
    fc.assert(
      fc.property(digits(17), fc.nat(15), (first17, place) => {
        const number = first17 + checkCharacter(first17);
        const [one = '', two = ''] = [number[place], number[place + 1]];
        fc.pre(one !== two);
        expect(hasRightCheckCharacter(number.slice(0, place) + two + one + number.slice(place + 2))).toBe(false);
      }),
    );
  });
});

describe('a document', () => {
  it('tells its birth date, whatever its area digits are', () => {
    const number = residentId(7, { birthDate: '1954-03-09' });
    expect(readDocument({ kind: 'resident-id', number }, today)).toEqual({
      document: { kind: 'resident-id', number },
      birthDate: '1954-03-09',
    });
  });

  it('is read as people type it', () => {
    const first17 = '11010519491231002';
    expect(readDocument({ number: ` ${first17.slice(0, 6)} ${first17.slice(6)}x` }, today).document).toEqual({
      kind: 'resident-id',
      number: `${first17}X`,
    });
    expect(readDocument({ kind: 'passport', number: 'ｔｒ1234567', issuingCountry: '日本' }, today).document).toEqual({
      kind: 'passport',
      number: 'TR1234567',
      issuingCountry: 'JP',
    });
  });

  it.each([
    ['residence-permit', `81000019900101001${checkCharacter('81000019900101001')}`],
    ['travel-permit-hk-macao', 'H01234567'],
    ['travel-permit-taiwan', '00123456'],
    ['foreign-permanent-residence', 'KOR310012345678'],
  ])('may be a %s', (kind, number) => {
    expect(readDocument({ kind, number }, today).document).toEqual({ kind, number });
  });

  it('may be missing', () => {
    expect(readDocument({}, today)).toEqual({});
    expect(readDocument({ kind: 'none' }, today)).toEqual({});
  });

  const permit = `82000019900101001${checkCharacter('82000019900101001')}`;
  it.each([
    ['library-card', 'X1', 'DOCUMENT_KIND_UNKNOWN'],
    [undefined, 'E12345678', 'DOCUMENT_KIND_MISSING'],
    ['none', 'E12345678', 'DOCUMENT_KIND_MISSING'],
    ['passport', '', 'DOCUMENT_NUMBER_MISSING'],
    ['passport', 'E1234567890', 'DOCUMENT_FORM_WRONG'],
    ['resident-id', '310105540309001', 'DOCUMENT_FORM_WRONG'],
    ['resident-id', permit, 'DOCUMENT_FORM_WRONG'],
    ['travel-permit-taiwan', 'H0123456', 'DOCUMENT_FORM_WRONG'],
    ['passport', 'E12345678', 'DOCUMENT_COUNTRY_MISSING'],
    ['resident-id', '110105194912310021', 'DOCUMENT_CHECK_DIGIT_WRONG'],
    ['resident-id', residentId(1, { birthDate: '1990-02-30' }), 'DOCUMENT_BIRTH_DATE_IMPOSSIBLE'],
    ['resident-id', residentId(1, { birthDate: '2020-02-13' }), 'DOCUMENT_BIRTH_DATE_IMPOSSIBLE'],
    ['resident-id', residentId(1, { birthDate: '1880-01-01' }), 'DOCUMENT_BIRTH_DATE_IMPOSSIBLE'],
  ])('%s %s is refused with %s', (kind, number, code) => {
    expect(problemOf(kind, number)).toBe(code);
  });

  it('is refused with an unknown country or an impossible day of expiry', () => {
    expect(problemOf('passport', 'E12345678', { issuingCountry: 'Atlantis' })).toBe('COUNTRY_UNKNOWN');
    expect(problemOf('passport', 'E12345678', { issuingCountry: 'CHN', expiresOn: '2025-02-29' })).toBe('DATE_IMPOSSIBLE');
  });

  it('has one key per document; of a passport the country is a part', () => {
    expect(documentKey({ kind: 'passport', number: 'A1234567', issuingCountry: 'JP' })).not.toBe(
      documentKey({ kind: 'passport', number: 'A1234567', issuingCountry: 'KR' }),
    );
  });

  it('shows its last four only', () => {
    expect(maskDocument('11010519491231002X')).toBe('**************002X');
    expect(maskDocument('A12345')).toBe('***345');
  });
});
