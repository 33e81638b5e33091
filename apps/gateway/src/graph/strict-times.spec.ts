import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import type { Actor } from '#platform/actor.js';
import type { DoorContext } from './asker.js';
import { CostBudget } from './cost-budget.js';
import { takeTimesStrictly } from './strict-times.js';
import { chargeFor } from './use-limits.js';

const schema = buildSchema(`
  scalar DateTime
  input Trip { arrivedAt: DateTime }
  type Query { arrivals(from: DateTime, trip: Trip): Int }
`);
takeTimesStrictly(schema);

const asker = { asker: { actor: { subject: 'somebody' } as Actor } } as DoorContext;
const ask = (variableValues: Record<string, unknown>) => {
  const document = parse('query ($from: DateTime, $trip: Trip) { arrivals(from: $from, trip: $trip) }');
  chargeFor({ schema, document, variableValues }, asker, new CostBudget(1_000));
};

describe('a time', () => {
  it.each(['2026-03-01T08:30:00Z', '2026-03-01T08:30:00.123Z', '2026-03-01T16:30+08:00'])('is %s', (from) => {
    expect(() => ask({ from, trip: { arrivedAt: from } })).not.toThrow();
  });

  it.each(['tomorrow', '', '2026-03-01', '2026-13-01T00:00:00Z', '2026-03-01T08:30:00', 17])('is not %j', (wrong) => {
    expect(() => ask({ from: wrong })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', params: { field: '$from' } }));
    expect(() => ask({ trip: { arrivedAt: wrong } })).toThrow(expect.objectContaining({ params: { field: '$trip' } }));
    const written = validate(schema, parse(`{ arrivals(from: ${JSON.stringify(wrong)}) }`));
    expect(written.map(({ message }) => message)).toEqual([expect.stringContaining('no time')]);
  });
});
