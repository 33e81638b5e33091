import { describe, expect, it } from '@jest/globals';
import { buildSchema, Kind, parse, type FragmentDefinitionNode } from 'graphql';
import { assumedListLength, costOf } from './cost.js';

const schema = buildSchema(`
  directive @listSize(assumedSize: Int) on FIELD_DEFINITION
  type Query { area(code: ID!): Area rooms(first: Int = 50): [Room!]! any: Place homes: [Home!]! @listSize(assumedSize: 2) }
  type Mutation { record(attempts: [Attempt!]!): [Room!]! close: Boolean }
  input Attempt { code: ID! answers: [String!] }
  interface Place { code: ID! }
  type Area implements Place { code: ID! children: [Area!]! missing(first: Int): Missing }
  type Missing { edges: [Edge!]! total: Int }
  type Home { people(first: Int): [Room!]! @listSize(assumedSize: 6) }
  type Edge { node: Room! }
  type Room implements Place { code: ID! }
`);

function cost(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const fragments = document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  return costOf({ schema, operation, fragments: Object.fromEntries(fragments.map((node) => [node.name.value, node])), variables });
}

describe('the cost of an operation', () => {
  it('counts objects and no single values', () => {
    expect(cost('{ area(code: 1) { code } }')).toBe(1);
  });

  it('reads the length of a list from the document, its default, or a variable', () => {
    expect(cost('{ rooms(first: 200) { code } }')).toBe(200);
    expect(cost('{ rooms { code } }')).toBe(50);
    expect(cost('query($n: Int) { rooms(first: $n) { code } }', { n: 5_000 })).toBe(5_000);
  });

  it('takes a list to be as long as its service says, unless the request says it', () => {
    expect(cost('{ homes { people { code } } }')).toBe(2 * (1 + 6));
    expect(cost('{ homes { people(first: 30) { code } } }')).toBe(2 * (1 + 30));
  });

  it('multiplies lists in lists', () => {
    expect(cost('{ area(code: 1) { children { children { code } } } }')).toBe(1 + assumedListLength * (1 + assumedListLength));
  });

  it('gives the length asked of a connection to the list in it', () => {
    expect(cost('{ area(code: 1) { missing(first: 100) { total edges { node { code } } } } }')).toBe(1 + 1 + 100 * 2);
  });

  it('follows fragments, named and inline, to the type they are on', () => {
    expect(
      cost('{ any { ...A ... on Area { missing(first: 9) { edges { node { code } } } } } } fragment A on Area { children { code } }'),
    ).toBe(1 + assumedListLength + 1 + 9 * 2);
  });

  it('counts what is sent in lists, also inside inputs, and ten for a mutation', () => {
    const attempts = [{ code: '1', answers: ['a', 'b'] }, { code: '2' }];
    expect(cost('mutation($a: [Attempt!]!) { record(attempts: $a) { code } }', { a: attempts })).toBe(10 + 4 + assumedListLength);
    expect(cost('mutation { a: close b: close }')).toBe(20);
  });

  it('does not become cheap by asking for none or for less', () => {
    expect(cost('{ rooms(first: -1000) { code } }')).toBe(1);
    expect(cost('{ rooms(first: 0) { code } }')).toBe(1);
  });
});
