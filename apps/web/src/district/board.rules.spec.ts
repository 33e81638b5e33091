import { describe, expect, it } from '@jest/globals';
import { coverageShown, decisionsIn } from './board.rules.js';
import type { BoardChild } from './district.graph.js';

const coverage = (rooms: number | null, ended: number | null, missing: number | null, asOf = '2020-02-26T06:05:00Z') => ({
  ...{ campaignId: 'c', rooms, ended, missing, asOf },
});
const quiet = { active: 3, due: 1, late: 0, missed: 0, fever: 0 };
const child = (code: string, more: Partial<BoardChild> = {}): BoardChild => ({
  ...{ code, kind: 'committee', name: { zh: code, en: null, ja: null, ko: null }, population: null, coverage: null },
  ...{ observation: quiet, masks: null, help: { open: 2, late: 0 } },
  ...more,
});

describe('the coverage of a board', () => {
  it('is that of the area itself where it has a campaign', () => {
    const own = { coverage: coverage(10, 7, 3), children: [child('1', { coverage: coverage(5, 5, 0) })] };
    expect(coverageShown(own)).toMatchObject({ rooms: 10, missing: 3, summedOf: 0 });
  });

  it('is the sum below otherwise, as old as its oldest part', () => {
    const parts = [
      child('1', { coverage: coverage(5, 5, 0, '2020-02-26T06:00:00Z') }),
      child('2', { coverage: coverage(8, 2, 6) }),
      child('3'),
    ];
    expect(coverageShown({ coverage: null, children: parts })).toEqual({
      ...{ rooms: 13, ended: 7, missing: 6, asOf: '2020-02-26T06:00:00Z', summedOf: 2 },
    });
    expect(coverageShown({ coverage: null, children: [child('3')] })).toBeNull();
  });

  it('does not tell a sum in which a part is hidden', () => {
    const parts = [child('1', { coverage: coverage(5, null, null) }), child('2', { coverage: coverage(8, 2, 6) })];
    expect(coverageShown({ coverage: null, children: parts })).toMatchObject({ rooms: 13, ended: null, missing: null });
  });
});

describe('what needs a decision', () => {
  it('begins with fever, also where its count is hidden, and ends with the most missing rooms', () => {
    const areas = [
      child('1', { coverage: coverage(100, 90, 10) }),
      child('2', { observation: { ...quiet, missed: 4 }, coverage: coverage(100, 50, 50) }),
      child('3', { observation: { ...quiet, fever: null }, help: { open: 9, late: 6 } }),
    ];
    expect(decisionsIn(areas).map(({ kind, area, count }) => [kind, area.code, count])).toEqual([
      ['fever', '3', null],
      ['missed', '2', 4],
      ['help', '3', 6],
      ['missing', '2', 50],
    ]);
  });

  it('never leaves out the area with most rooms missing, however much is urgent', () => {
    const areas = Array.from({ length: 12 }, (_, index) =>
      child(`${index}`, { observation: { ...quiet, missed: 9 }, coverage: coverage(100, 90 - index, 10 + index) }),
    );
    const decisions = decisionsIn(areas);
    expect(decisions).toHaveLength(8);
    expect(decisions.at(-1)).toMatchObject({ kind: 'missing', area: { code: '11' } });
  });

  it('is nothing where services are silent and where all is well', () => {
    expect(decisionsIn([child('1'), child('2', { observation: null, help: null })])).toEqual([]);
  });
});
