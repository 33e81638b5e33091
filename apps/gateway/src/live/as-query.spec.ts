import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { asQuery, liveFieldOf } from './as-query.js';

const turned = (text: string, name?: string) =>
  print(asQuery(parse(text), name))
    .replace(/\s+/g, ' ')
    .trim();

describe('a subscription as a query', () => {
  it('asks for the same selection of the area under the same name', () => {
    expect(turned('subscription ($c: ID!) { coverageChanged(areaCode: $c) { coverage { ended } } }')).toBe(
      'query ($c: ID!) { coverageChanged: area(code: $c) { coverage { ended } } }',
    );
  });

  it('keeps an alias and the fragments on the area', () => {
    expect(turned('subscription { now: coverageChanged(areaCode: "1") { ...F } } fragment F on Area { code }')).toBe(
      '{ now: area(code: "1") { ...F } } fragment F on Area { code }',
    );
  });

  it('knows what is subscribed to', () => {
    expect(liveFieldOf(parse('subscription { now: areaChanged(areaCode: "1") { code } }'))).toBe('areaChanged');
    expect(() => liveFieldOf(parse('subscription { area(code: "1") { code } }'))).toThrow(
      expect.objectContaining({ code: 'QUERY_INVALID' }),
    );
  });

  it('takes the operation that was named', () => {
    const two = 'query Q { area(code: "1") { code } } subscription S { coverageChanged(areaCode: "1") { code } }';
    expect(turned(two, 'S')).toBe('query S { coverageChanged: area(code: "1") { code } }');
  });

  it('refuses a field that hides in a fragment', () => {
    expect(() => turned('subscription { ... on Subscription { coverageChanged(areaCode: "1") { code } } }')).toThrow(
      expect.objectContaining({ code: 'QUERY_INVALID' }),
    );
  });
});
