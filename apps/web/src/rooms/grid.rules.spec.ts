import { describe, expect, it } from '@jest/globals';
import { campaignOf, missingIn, numberOf, shownOf, staircasesOf } from './grid.rules.js';
import type { GridRoom, HeadData } from './rooms.graph.js';

const room = (label: string, more: Partial<GridRoom> = {}): GridRoom => ({
  ...{ targetId: label, code: label, label, unit: null, end: null, personsKnown: 2, observed: false },
  ...more,
});

describe('the grid of a building', () => {
  it('stands like the house: highest floor above, rooms from left to right, staircase beside staircase', () => {
    const rooms = ['101室', '102室', '201室', '1002室', '1001室'].map((label) => room(label));
    const [only, second] = staircasesOf({ rooms: [...rooms, room('101室', { unit: '2单元' })] });
    expect(only?.floors.map(({ floor, rooms: onFloor }) => [floor, onFloor.map(numberOf)])).toEqual([
      [10, ['1001', '1002']],
      [2, ['201']],
      [1, ['101', '102']],
    ]);
    expect(second).toMatchObject({ unit: '2单元', floors: [{ floor: 1 }] });
  });

  it('shows that somebody stays at home before anything else, and what has not ended as missing', () => {
    expect(shownOf(room('1', { end: 'all_answered', observed: true }))).toBe('observed');
    expect(shownOf(room('1'))).toBe('missing');
    expect(shownOf(room('1', { end: 'partly_answered', observed: null }))).toBe('partly');
    expect(missingIn({ rooms: [room('1'), room('2', { end: 'empty' }), room('3', { observed: true })] })).toBe(2);
  });

  it('reads the number of a room in every language', () => {
    expect(['Room 603', '0301室', '1204호', '商铺'].map((label) => numberOf({ label }))).toEqual(['603', '0301', '1204', '商铺']);
  });
});

describe('the campaign of a screen', () => {
  const area = (coverage: string | null): HeadData['area'] => ({
    ...{ code: '2', kind: 'committee' as const, path: '1.2', name: { zh: '', en: null, ja: null, ko: null } },
    coverage: coverage === null ? null : { campaignId: coverage, rooms: 1, ended: 1, missing: 0, asOf: '' },
  });
  const campaigns = [
    { id: 'below', state: 'open' as const, areaCode: '3' },
    { id: 'over', state: 'open' as const, areaCode: '1' },
  ];

  it('is the one of the coverage, else one over the area, else one in it', () => {
    expect(campaignOf({ area: area('own'), campaigns })).toBe('own');
    expect(campaignOf({ area: area(null), campaigns })).toBe('over');
    expect(campaignOf({ area: area(null), campaigns: campaigns.slice(0, 1) })).toBe('below');
    expect(campaignOf({ area: area(null), campaigns: [] })).toBeUndefined();
  });
});
