import { type GraphQLField, type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType, isRequiredArgument } from 'graphql';

export interface Selected {
  /** `{ code name { zh } … }` */
  text: string;
  /** `Area.code`, `Area.name` … */
  fields: string[];
}

/** Every field of a type that needs no argument, and everything below; a type that is open already is not opened again. */
export function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, open: readonly string[] = []): Selected {
  const parts: string[] = [];
  const fields: string[] = [];
  for (const field of Object.values(type.getFields())) {
    if (field.name.startsWith('_') || field.args.some(isRequiredArgument)) continue;
    const below = getNamedType(field.type);
    if (isObjectType(below)) {
      if (open.includes(below.name) || below.name === type.name) {
        parts.push(`${field.name} { __typename }`);
      } else {
        const nested = fieldsOf(schema, below, [...open, type.name]);
        parts.push(`${field.name} ${nested.text}`);
        fields.push(...nested.fields);
      }
    } else parts.push(field.name);
    fields.push(`${type.name}.${field.name}`);
  }
  return { text: `{ ${parts.join(' ')} }`, fields };
}

/** An operation of one root field with variables for its arguments and every field below it. */
export function everythingOf(
  schema: GraphQLSchema,
  operation: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
  variables: Record<string, unknown>,
): { query: string; variables: Record<string, unknown>; fields: string[] } {
  const args = field.args.filter(({ name }) => name in variables);
  const below = getNamedType(field.type);
  const selected = isObjectType(below) ? fieldsOf(schema, below) : { text: '', fields: [] };
  const declared = args.length > 0 ? `(${args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')})` : '';
  const passed = args.length > 0 ? `(${args.map(({ name }) => `${name}: $${name}`).join(', ')})` : '';
  const root = operation === 'query' ? 'Query' : 'Mutation';
  return {
    query: `${operation} ${declared} { ${field.name}${passed} ${selected.text} }`,
    variables,
    fields: [`${root}.${field.name}`, ...selected.fields],
  };
}
