import { describe, expect, it } from '@jest/globals';
import type { Places } from './issue.graph.js';
import { byReason, endOf, placesIn } from './people.rules.js';

const name = (zh: string) => ({ zh, en: null, ja: null, ko: null });
const building = (code: string) => ({ code, kind: 'building' as const, name: name(`${code}号楼`) });

describe('whom passes are issued to', () => {
  it('are the compounds of a committee with their buildings, a compound, or a building', () => {
    const compound = { code: 'c', kind: 'compound' as const, name: name('锦苑'), children: [building('1'), building('2')] };
    const committee: Places = { code: 'k', kind: 'committee', name: name('虹仙'), children: [compound] };
    expect(placesIn(committee, 'zh')).toEqual([
      { code: 'c', name: '锦苑' },
      { code: '1', name: '锦苑 1号楼' },
      { code: '2', name: '锦苑 2号楼' },
    ]);
    expect(placesIn({ ...building('7'), children: [] }, 'zh')).toEqual([{ code: '7', name: '7号楼' }]);
    expect(placesIn({ ...committee, kind: 'subdistrict', children: [{ ...committee, children: [] }] }, 'zh')).toEqual([]);
  });

  it('are told the same "no" once, and hold their pass to the end of the day in China', () => {
    const row = (said: string, message: string) => ({ said, message, code: '' });
    expect(byReason([row('101室', '已有'), row('102室', '不明'), row('103室', '已有')])).toEqual([
      { message: '已有', said: ['101室', '103室'] },
      { message: '不明', said: ['102室'] },
    ]);
    expect(new Date(endOf('2020-02-26')).toISOString()).toBe('2020-02-26T15:59:59.000Z');
  });
});
