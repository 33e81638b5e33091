import { describe, expect, it } from '@jest/globals';
import { uuidv7 } from '#platform/uuid.js';
import { readChecks } from './gate-check.rules.js';

const now = new Date('2020-02-12T10:00:00Z');
const check = (counter: number, changes: Record<string, unknown> = {}) => ({
  checkKey: uuidv7(),
  counter,
  checkedAt: '2020-02-12T09:00:00Z',
  direction: 'in',
  mode: 'foot',
  decision: 'admit',
  reason: 'ADMITTED',
  ...changes,
});

describe('a batch of checks', () => {
  it('keeps its good rows, and answers each bad one', () => {
    const { rows, rejected } = readChecks([check(1), check(2, { mode: 'boat' }), check(3), 'check', check(4)], now);
    expect(rows.map(({ index }) => index)).toEqual([0, 2, 4]);
    expect(rejected.map(({ index, params }) => [index, params])).toEqual([
      [1, { field: 'mode' }],
      [3, { field: 'check' }],
    ]);
  });

  it('may hold a check twice', () => {
    const twice = check(1);
    expect(readChecks([twice, twice, check(2)], now)).toMatchObject({ repeated: 1, rejected: [], rows: [{ index: 0 }, { index: 2 }] });
  });

  it.each<[string, Record<string, unknown>, string | null]>([
    ['GATE_CLOCK_WRONG', { checkedAt: '2020-02-12T10:06:00Z' }, null],
    ['GATE_CHECK_TOO_OLD', { checkedAt: '2020-01-12T09:00:00Z' }, null],
    ['GATE_COUNTER_BACKWARDS', { counter: 1 }, null],
    ['GATE_CHECK_WRONG', { decision: 'refuse' }, 'decision'],
    ['GATE_CHECK_WRONG', { reason: 'BECAUSE' }, 'reason'],
    ['GATE_CHECK_WRONG', { temperature: 36.5 }, 'method'],
    ['GATE_CHECK_WRONG', { temperature: 20, method: 'ear' }, 'temperature'],
    ['GATE_CHECK_WRONG', { checkKey: '7d444840-9dc0-41d1-b245-5ffdce74fad2' }, 'checkKey'],
    ['GATE_CHECK_WRONG', { passId: '沪A12345' }, 'passId'],
    ['GATE_CHECK_WRONG', { visitor: { name: '' } }, 'visitor.name'],
  ])('is answered with %s for %j', (code, changes, field) => {
    const { rows, rejected } = readChecks([check(5), check(6, changes)], now);
    expect([rows.length, rejected.length]).toEqual([1, 1]);
    expect(rejected[0]).toMatchObject({ index: 1, code, ...(field ? { params: { field } } : {}) });
  });
});
