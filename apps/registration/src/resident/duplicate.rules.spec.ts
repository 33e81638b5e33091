import { describe, expect, it } from '@jest/globals';
import { duplicateRank } from './duplicate.rules.js';

describe('possible duplicates', () => {
  const one = { name: '赵试一', birthDate: '1954-03-09', room: 'r1', documents: ['d1'], phones: ['p1'] };
  const other = { name: '钱例二', birthDate: '1960-01-01', room: 'r2', documents: ['d2'], phones: ['p2'] };

  it('rank by document, then name, birth date and room, then name and birth date, then phone', () => {
    const ranks = [
      { ...other, documents: ['d1'] },
      { ...one, documents: [], phones: [] },
      { ...one, documents: [], phones: [], room: 'r2' },
      { ...other, phones: ['p1'] },
      other,
    ].map((existing) => duplicateRank(one, existing));
    expect(ranks.map(({ score }) => score)).toEqual([100, 80, 60, 20, 0]);
    expect(ranks.map(({ reasons }) => reasons[0])).toEqual([
      'same-document',
      'same-name-birth-date-and-room',
      'same-name-and-birth-date',
      'same-phone',
      undefined,
    ]);
  });

  it('are none by the name alone, nor by two unknown birth dates', () => {
    const unborn = { ...one, birthDate: null, documents: [], phones: [] };
    expect(duplicateRank(unborn, unborn)).toEqual({ score: 0, reasons: [] });
  });
});
