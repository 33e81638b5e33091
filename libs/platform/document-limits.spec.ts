import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { checkDocument, checkTokens, type DocumentLimits } from './document-limits.js';

const limits: DocumentLimits = { tokens: 2_000, depth: 12, fields: 500, aliases: 30, directives: 20, introspection: false };
const code = (work: () => void): unknown => {
  try {
    work();
    return 'passes';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
const weigh = (text: string, change: Partial<DocumentLimits> = {}) => code(() => checkDocument(parse(text), { ...limits, ...change }));
const nested = (depth: number): string => (depth === 0 ? 'a' : `a { ${nested(depth - 1)} }`);

describe('the limits of a document', () => {
  it('lets the query of a committee board pass', () => {
    const board = 'query($c: ID!) { area(code: $c) { code name { zh } coverage { rooms } children { code coverage { rooms ended } } } }';
    expect(weigh(board)).toBe('passes');
  });

  it('counts tokens without parsing and leaves nonsense to the parser', () => {
    expect(code(() => checkTokens(`{ ${'a '.repeat(1_998)}}`, 2_000))).toBe('passes');
    expect(code(() => checkTokens(`{ ${'a '.repeat(1_999)}}`, 2_000))).toBe('QUERY_TOO_LONG');
    expect(code(() => checkTokens('{ "', 2_000))).toBe('passes');
  });

  it('refuses the thirteenth level, also when it is reached through fragments', () => {
    expect(weigh(`{ ${nested(11)} }`)).toBe('passes');
    expect(weigh(`{ ${nested(12)} }`)).toBe('QUERY_TOO_DEEP');
    expect(weigh(`{ a { ...F } } fragment F on T { ${nested(11)} }`)).toBe('QUERY_TOO_DEEP');
  });

  it('counts an alias as often as its fragment is used', () => {
    const fragment = (uses: number) => `{ ${'...F '.repeat(uses)} } fragment F on T { x: a y: b }`;
    expect(weigh(fragment(15))).toBe('passes');
    expect(weigh(fragment(16))).toBe('QUERY_TOO_MANY_ALIASES');
  });

  it('refuses too many directives', () => {
    expect(weigh(`{ a ${'@include(if: true) '.repeat(21)} }`)).toBe('QUERY_TOO_MANY_DIRECTIVES');
  });

  it('weighs fragments that double twenty times in a moment', () => {
    const doubling = Array.from({ length: 20 }, (_, at) => `fragment F${at} on T { ...F${at + 1} ...F${at + 1} }`).join(' ');
    const began = performance.now();
    expect(weigh(`{ ...F0 } ${doubling} fragment F20 on T { a }`)).toBe('QUERY_TOO_WIDE');
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('refuses fragments in circles, however long and wherever they begin', () => {
    expect(weigh('{ ...F } fragment F on T { a { ...F } }')).toBe('QUERY_INVALID');
    const circle = Array.from({ length: 150 }, (_, at) => `fragment F${at} on T { ...F${(at + 1) % 150} }`).join(' ');
    expect(weigh(`{ a } ${circle}`)).toBe('QUERY_INVALID');
    expect(weigh('{ ...F ...G } fragment F on T { ...G } fragment G on T { a }')).toBe('passes');
  });

  it('hides the schema where introspection is off, also inside a fragment', () => {
    expect(weigh('{ ...F } fragment F on Query { __schema { types { name } } }')).toBe('INTROSPECTION_OFF');
    expect(weigh('{ __type(name: "Area") { name } }')).toBe('INTROSPECTION_OFF');
    expect(weigh('{ __schema { types { name } } }', { introspection: true })).toBe('passes');
    expect(weigh('{ __typename }')).toBe('passes');
  });
});
