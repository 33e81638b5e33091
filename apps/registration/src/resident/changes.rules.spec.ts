import { describe, expect, it } from '@jest/globals';
import { changedFields, completedBy } from './changes.rules.js';
import type { Person } from './resident.rules.js';

const person = (changes: Partial<Person> = {}): Person => ({
  names: { original: '王小明' },
  sex: 'male',
  birthDate: '1950-03-01',
  documents: [],
  nationality: 'CN',
  emails: [],
  phones: ['+8613900000000'],
  language: 'zh',
  flags: [],
  residenceKind: null,
  inAreaSince: null,
  completeness: 'unverified',
  ...changes,
});
const known = (changes: Partial<Person> = {}) => ({ ...person(changes), relation: 'head' });

describe('a correction', () => {
  it('is none when everything is written as before, in whatever order', () => {
    const names = { original: '王小明', latin: 'Wang Xiaoming' };
    expect(changedFields(known({ names }), known({ names: { latin: 'Wang Xiaoming', original: '王小明' } }))).toEqual([]);
  });

  it('names the fields that differ, and never their values', () => {
    expect(changedFields(known(), known({ phones: ['+8613900000001'], language: 'ja' }))).toEqual(['phones', 'language']);
  });

  it('keeps what the entry leaves open', () => {
    const document = { kind: 'passport', number: 'X1234567', issuingCountry: 'JP' } as const;
    const entry = person({ phones: [], sex: null });
    const completed = completedBy(entry, person({ documents: [document], completeness: 'complete', flags: ['pregnant'] }));
    expect(completed).toMatchObject({
      phones: ['+8613900000000'],
      sex: 'male',
      documents: [document],
      completeness: 'complete',
      flags: ['pregnant'],
    });
  });
});
