import { describe, expect, it } from '@jest/globals';
import { Rejection } from '#platform/rejection.js';
import { mayOpen, maySupply, type Opening, phaseOf } from './round.rules.js';

const now = new Date('2020-02-12T00:00:00Z');
const opening = (changes: Partial<Opening> = {}): Opening => ({
  quota: 5,
  packs: 300,
  opensAt: new Date('2020-02-12T00:30:00Z'),
  closesAt: new Date('2020-02-12T12:00:00Z'),
  collectFrom: '09:00',
  collectUntil: '17:00',
  ...changes,
});
const codeOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Rejection).code;
  }
};

describe('a mask round', () => {
  it('can be opened for later and for now', () => {
    expect(codeOf(() => mayOpen(opening(), now))).toBeUndefined();
    expect(codeOf(() => mayOpen(opening({ opensAt: now }), now))).toBeUndefined();
  });

  it.each<[string, Partial<Opening>]>([
    ['STOCK_QUANTITY_WRONG', { quota: 0 }],
    ['STOCK_QUANTITY_WRONG', { quota: 101 }],
    ['STOCK_QUANTITY_WRONG', { packs: 0 }],
    ['ROUND_TIMES_WRONG', { closesAt: new Date('2020-02-12T00:30:00Z') }],
    ['ROUND_TIMES_WRONG', { opensAt: new Date('2020-02-10T00:00:00Z'), closesAt: now }],
    ['ROUND_TIMES_WRONG', { closesAt: new Date('tomorrow') }],
    ['ROUND_TIMES_WRONG', { collectFrom: '9:00' }],
    ['ROUND_TIMES_WRONG', { collectFrom: '18:00' }],
  ])('is refused with %s: %j', (code, changes) => expect(codeOf(() => mayOpen(opening(changes), now))).toBe(code));

  it('takes bookings from its opening until its close', () => {
    const round = { state: 'open', ...opening() };
    const at = (time: string) => phaseOf(round, new Date(`2020-02-12T${time}Z`));
    expect([at('00:29:59'), at('00:30:00'), at('11:59:59'), at('12:00:00')]).toEqual(['announced', 'booking', 'booking', 'closed']);
    expect(phaseOf({ ...round, state: 'drawn' }, new Date('2020-02-12T01:00:00Z'))).toBe('closed');
  });
});

describe('a supply', () => {
  it('is of a day in China that is not over', () => {
    expect(codeOf(() => maySupply('2020-02-12', '17:00', now))).toBeUndefined();
    expect(codeOf(() => maySupply('2020-02-26', '17:00', now))).toBeUndefined();
  });

  it.each(['2020-02-11', '2020-02-27', '2020-02-30', '12.02.2020', '2020-13-01'])('is not of %s', (day) =>
    expect(codeOf(() => maySupply(day, '17:00', now))).toBe('SUPPLY_DATE_WRONG'),
  );

  it('is not of today any more when the pharmacy has closed', () =>
    expect(codeOf(() => maySupply('2020-02-12', '17:00', new Date('2020-02-12T09:00:00Z')))).toBe('SUPPLY_DATE_WRONG'));
});
