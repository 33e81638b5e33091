import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createGatewayRuntime, type GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { getOperationAST, parse, validate, type GraphQLSchema } from 'graphql';
import { costOf } from './cost.js';

const everythingOfAHousehold = `{ myHouseholds {
  id room { code label } accounts { id }
  residents { id name { original } documents { kind number } observations { id state commitments { answer } changes { id } needs { id } } }
  trips { id state rule { listId } residents { id } history { what } } } }`;

describe('the page of a resident', () => {
  let runtime: GatewayRuntime;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    const supergraph = readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8');
    runtime = createGatewayRuntime({ supergraph, logging: false });
    schema = await runtime.getSchema();
  });
  afterAll(async () => runtime[Symbol.asyncDispose]());

  it('costs a small part of what one operation may, for all that is asked at once of the own household', () => {
    const document = parse(everythingOfAHousehold);
    expect(validate(schema, document)).toEqual([]);
    expect(costOf({ schema, operation: getOperationAST(document)!, fragments: {}, variables: {} })).toBeLessThan(1_000);
  });
});
