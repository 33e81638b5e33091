import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, getOperationAST, parse } from 'graphql';
import { laneOf } from './lanes.js';

const schema = buildASTSchema(
  parse(`
    directive @join__field(graph: Graph) on FIELD_DEFINITION
    enum Graph { REGISTRATION SUPPLIES PASSES }
    type Query { area: Int }
    type Mutation { addResident: Int @join__field(graph: REGISTRATION) bookReservation: Int @join__field(graph: SUPPLIES) issuePass: Int @join__field(graph: PASSES) }`),
);
const lane = (text: string, cost: number) => laneOf(schema, getOperationAST(parse(text))!, cost);

describe('the lane of an operation', () => {
  it('is that of boards when it costs much, else that of reading', () => {
    expect([lane('{ area }', 501), lane('{ area }', 500)]).toEqual(['boards', 'reading']);
  });

  it('is for a change that of the service that makes it, whatever it costs', () => {
    expect(['addResident', 'bookReservation', 'issuePass'].map((field) => lane(`mutation { ${field} }`, 10_000))).toEqual([
      'records',
      'supplies',
      'passes',
    ]);
  });
});
