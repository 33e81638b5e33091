import { describe, expect, it } from '@jest/globals';
import { languages, residentFlags, roomStates } from '#contracts/shared.js';
import { type RejectionCode, rejectionText } from '#platform/rejection.js';
import { relations, tenures } from '../household/household.rules.js';
import { documentKinds } from '../resident/document.rules.js';
import { residenceKinds } from '../resident/resident.rules.js';
import type { ClosedList } from './closed-lists.columns.js';
import { columnKeys, columnOf, columnTitled, rosterColumns, valueOf } from './roster.columns.js';

describe('the columns of a roster', () => {
  it('are found by their title in every language, and no title means two columns', () => {
    for (const key of columnKeys) for (const title of [key, ...Object.values(columnOf(key).title)]) expect(columnTitled(title)).toBe(key);
    expect(columnTitled(' 房　号 * ')).toBe('room');
    expect(columnTitled('備考')).toBeUndefined();
  });

  it.each(columnKeys.filter((key) => columnOf(key).words))('%s understands every word of its list as one value', (key) => {
    const list = columnOf(key).words ?? {};
    for (const [value, words] of Object.entries(list))
      for (const word of Object.values(words).flat()) expect(valueOf(list, word)).toBe(value);
  });

  it('know every value that can be stored', () => {
    expect(Object.keys(rosterColumns.roomState.words)).toEqual([...roomStates]);
    expect(Object.keys(rosterColumns.flags.words)).toEqual([...residentFlags]);
    expect(Object.keys(rosterColumns.documentKind.words)).toEqual([...documentKinds]);
    expect(Object.keys(rosterColumns.residenceKind.words)).toEqual([...residenceKinds]);
    expect(Object.keys(rosterColumns.relation.words)).toEqual([...relations]);
    expect(Object.keys(rosterColumns.tenure.words)).toEqual([...tenures]);
  });
});

describe('the text of a refused word', () => {
  const told: [RejectionCode, ClosedList][] = [
    ['ROSTER_ROOM_STATE_UNKNOWN', rosterColumns.roomState.words],
    ['ROSTER_TENURE_UNKNOWN', rosterColumns.tenure.words],
    ['ROSTER_RELATION_UNKNOWN', rosterColumns.relation.words],
    ['ROSTER_FLAG_UNKNOWN', rosterColumns.flags.words],
    ['ROSTER_RESIDENCE_KIND_UNKNOWN', rosterColumns.residenceKind.words],
    ['DOCUMENT_KIND_UNKNOWN', rosterColumns.documentKind.words],
    ['LANGUAGE_UNKNOWN', rosterColumns.language.words],
  ];
  it.each(told)('%s names every word that is allowed', (code, list) => {
    for (const language of languages) {
      for (const words of Object.values(list)) expect(rejectionText(code, language)).toContain(words[language][0]);
    }
  });
});
