import { describe, expect, it } from '@jest/globals';
import { dueOf, type HeldPass, type Holding } from './suspension.rules.js';

const pass: HeldPass = { id: 'p', passClass: 'resident', records: ['mother'], householdId: 'home', path: 'compound' };
const home = { compound: 'compound', closed: false };
const holding = (changes: Partial<Holding> = {}): Holding => ({
  observationId: 'o',
  records: ['mother'],
  householdId: 'home',
  householdWaits: ['resident', 'visitor'],
  ...changes,
});

describe('a pass waits', () => {
  it.each<[string, Partial<HeldPass>, Holding[], typeof home | null, object[]]>([
    ['for nothing', {}, [], home, []],
    ['for nothing while it is not known where somebody lives', {}, [], null, []],
    ['for the observation of its holder', {}, [holding()], home, [{ cause: 'o', reason: 'observation' }]],
    [
      'for one under another record of the holder',
      { records: ['twin', 'mother'] },
      [holding()],
      home,
      [{ cause: 'o', reason: 'observation' }],
    ],
    ['for one in the household', {}, [holding({ records: ['son'] })], home, [{ cause: 'o', reason: 'household-observation' }]],
    ['not for one in the household that its class does not wait for', { passClass: 'vehicle', records: [] }, [holding()], home, []],
    ['not for a neighbour', {}, [holding({ records: ['neighbour'], householdId: 'next door' })], home, []],
    [
      'for each of two',
      {},
      [holding({ records: ['son'] }), holding({ observationId: 'q' })],
      home,
      [
        { cause: 'o', reason: 'household-observation' },
        { cause: 'q', reason: 'observation' },
      ],
    ],
    [
      'when its holder moved to another compound',
      {},
      [],
      { compound: 'other', closed: false },
      [{ cause: 'place', reason: 'holder-moved' }],
    ],
    ['when its household is closed', {}, [], { compound: 'compound', closed: true }, [{ cause: 'place', reason: 'holder-moved' }]],
  ])('%s', (_, changes, holdings, lives, due) => {
    expect(dueOf({ ...pass, ...changes }, holdings, lives)).toEqual(due);
  });
});
