import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, getOperationAST, getVariableValues, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { costOf } from '../graph/cost.js';
import { liveTypes } from '../live/live-types.js';
import { examples } from './examples.js';

const supergraph = parse(readFileSync(join(import.meta.dirname, '..', '..', 'supergraph.graphql'), 'utf8'));
const live = parse(liveTypes);

function schemaOf(documents: DocumentNode[]): GraphQLSchema {
  return buildASTSchema({ ...documents[0]!, definitions: documents.flatMap(({ definitions }) => definitions) }, { assumeValidSDL: true });
}

const all = Object.entries(examples).flatMap(([persona, tabs]) => tabs.map((tab, at) => [`${persona} ${at + 1}`, tab] as const));

describe('the examples of the explorer', () => {
  const types = live.definitions.filter(({ kind }) => kind === 'ObjectTypeDefinition');
  const schema = schemaOf([transformSupergraphToPublicSchema(supergraph), { ...live, definitions: types }]);

  it.each(all)('%s is a valid operation that everybody can afford', (_name, { query, variables }) => {
    const document = parse(query);
    expect(validate(schema, document)).toEqual([]);
    const operation = getOperationAST(document)!;
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    expect(errors).toBeUndefined();
    expect(costOf({ schema, operation, fragments: {}, variables: coerced! })).toBeLessThan(5_000);
  });
});
