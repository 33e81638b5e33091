import { GraphQLError, type GraphQLSchema, isScalarType, type ValueNode, valueFromASTUntyped } from 'graphql';

/** RFC 3339: a time without its offset would be another one for every reader. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function timeOf(value: unknown): string {
  if (typeof value === 'string' && instant.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new GraphQLError('This is no time: give it as 2026-03-01T08:30:00Z.');
}

/** Composition keeps no rules of scalars: without this any text would reach the services as a time. */
export function takeTimesStrictly(schema: GraphQLSchema): void {
  const type = schema.getType('DateTime');
  if (!isScalarType(type)) return;
  type.parseValue = timeOf;
  type.parseLiteral = (node: ValueNode) => timeOf(valueFromASTUntyped(node));
}
