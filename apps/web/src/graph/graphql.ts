import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.js';

/** Writes an operation; what it answers is inferred from the graph. `DateTime` travels as text. */
export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string; ID: string } }>();

export type { ResultOf } from 'gql.tada';
