import { describe, expect, it } from '@jest/globals';
import { phone, residentId } from '#testing/builders.js';
import { acceptPerson, readPerson } from './resident.rules.js';

const today = '2020-02-12';
const id = residentId(3, { birthDate: '1954-03-09' });

describe('a person', () => {
  it('is complete with a document, which fills in the birth date', () => {
    expect(acceptPerson({ name: ' 赵  试一 ', sex: 'female', documents: [{ number: id }], phones: [phone(1)] }, today)).toEqual({
      names: { original: '赵 试一' },
      emails: [],
      sex: 'female',
      birthDate: '1954-03-09',
      documents: [{ kind: 'resident-id', number: id }],
      nationality: 'CN',
      phones: [phone(1)],
      language: 'zh',
      flags: [],
      residenceKind: null,
      inAreaSince: null,
      completeness: 'complete',
    });
  });

  it('is unverified without one', () => {
    expect(acceptPerson({ name: '钱例二', birthDate: '2018/6/1' }, today)).toMatchObject({
      completeness: 'unverified',
      birthDate: '2018-06-01',
    });
  });

  it('may come from elsewhere and speak anything', () => {
    const passport = { kind: 'passport', number: 'M12345678', issuingCountry: 'KOR' };
    expect(acceptPerson({ name: '김시험', documents: [passport] }, today)).toMatchObject({ nationality: 'KR', language: 'ko' });
    expect(acceptPerson({ name: 'Marie Essai', nationality: '法国', language: 'fr-FR' }, today)).toMatchObject({
      nationality: 'FR',
      language: 'fr',
    });
  });

  it('says everything that is wrong at once, without repeating it', () => {
    const entry = {
      name: '',
      sex: '?',
      birthDate: '2021-01-01',
      documents: [{ kind: 'passport', number: 'E12345678' }],
      nationality: 'Atlantis',
      phones: ['123'],
      language: 'zz',
      inAreaSince: '2020-02-30',
    };
    expect(readPerson(entry, today).problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'documentCountry DOCUMENT_COUNTRY_MISSING',
      'name NAME_MISSING',
      'sex SEX_UNKNOWN',
      'birthDate DATE_IN_FUTURE',
      'nationality COUNTRY_UNKNOWN',
      'language LANGUAGE_UNKNOWN',
      'phone PHONE_INVALID',
      'inAreaSince DATE_IMPOSSIBLE',
    ]);
    expect(() => acceptPerson(entry, today)).toThrow('A passport needs the country');
  });

  it.each([
    [{ name: '赵试一', birthDate: '1955-03-09', documents: [{ number: id }] }, 'DOCUMENT_BIRTH_DATE_DIFFERS'],
    [{ name: '赵试一', birthDate: '1899-12-31' }, 'DATE_TOO_EARLY'],
    [{ name: '赵\u0007试一' }, 'NAME_HAS_CONTROL_CHARACTERS'],
    [{ name: '赵'.repeat(61) }, 'NAME_TOO_LONG'],
    [{ name: 'Kim', documents: [{ kind: 'foreign-permanent-residence', number: 'KOR310012345678' }] }, 'NATIONALITY_MISSING'],
  ])('%j is refused with %s', (entry, code) => {
    expect(readPerson(entry, today).problems.map((problem) => problem.code)).toEqual([code]);
  });
});
