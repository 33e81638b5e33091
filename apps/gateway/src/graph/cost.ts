import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** Items of a list whose length neither the request nor its service says, such as the children of an area. */
export const assumedListLength = 25;
const mutationCost = 10;
const lengthArguments = ['first', 'last', 'limit'];

type Values = Readonly<Record<string, unknown>>;

export interface CostedOperation {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced variables. */
  variables: Values;
}

/**
 * How many objects an operation can ask for. Every object counts 1, a list as often as `first` says (from the document or a
 * variable; else as its service assumes, or `assumedListLength`), every item sent in a list argument 1, every mutation 10. It needs a valid document.
 */
export function costOf({ schema, operation, fragments, variables }: CostedOperation): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const costs = new Costs(schema, fragments, variables);
  const each = operation.operation === 'mutation' ? mutationCost : 0;
  return costs.ofSelections(operation.selectionSet, root, undefined, each);
}

class Costs {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: CostedOperation['fragments'],
    private readonly variables: Values,
  ) {}

  /** `promised` is the length that the field above asked for, when its list lies below it, as `edges` or `nodes`. */
  ofSelections(set: SelectionSetNode | undefined, parent: GraphQLNamedType, promised?: number, each = 0): number {
    let sum = 0;
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) {
        sum += each + this.ofField(node, parent, promised);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : this.fragments[node.name.value];
      const condition = fragment?.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      sum += this.ofSelections(fragment?.selectionSet, condition ?? parent, promised, each);
    }
    return sum;
  }

  private ofField(node: FieldNode, parent: GraphQLNamedType, promised: number | undefined): number {
    const field = isObjectType(parent) || isAbstractType(parent) ? fieldOf(parent, node.name.value) : undefined;
    if (!field) return 0;
    const values = this.argumentsOf(field, node);
    const sent = itemsIn(values);
    const type = getNamedType(field.type);
    if (!isObjectType(type) && !isAbstractType(type)) return sent;
    const asked = lengthIn(values);
    if (!isListType(getNullableType(field.type))) return sent + 1 + this.ofSelections(node.selectionSet, type, asked);
    return sent + (asked ?? promised ?? assumedSizeOf(field) ?? assumedListLength) * (1 + this.ofSelections(node.selectionSet, type));
  }

  private argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Values {
    try {
      return getArgumentValues(field, node, { ...this.variables });
    } catch {
      return {}; // execution refuses the same argument and says why
    }
  }
}

function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return 'getFields' in parent ? (parent.getFields() as Record<string, GraphQLField<unknown, unknown>>)[name] : undefined;
}

/** What the service says of the list, by `@listSize(assumedSize: …)`. */
function assumedSizeOf({ astNode }: GraphQLField<unknown, unknown>): number | undefined {
  const said = astNode?.directives
    ?.find(({ name }) => name.value === 'listSize')
    ?.arguments?.find(({ name }) => name.value === 'assumedSize');
  return said?.value.kind === Kind.INT ? Number(said.value.value) : undefined;
}

/** A length below one costs as much as one: the service is asked all the same. */
function lengthIn(values: Values): number | undefined {
  const given = lengthArguments.map((name) => values[name]).find((value) => typeof value === 'number');
  return given === undefined ? undefined : Math.max(1, given);
}

function itemsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + (Array.isArray(item) ? 0 : 1) + itemsIn(item), 0);
  if (typeof value === 'object' && value !== null) return Object.values(value).reduce((sum: number, item) => sum + itemsIn(item), 0);
  return 0;
}
