import {
  Kind,
  Lexer,
  Source,
  TokenKind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { Rejection } from './rejection.js';
import { isWhole } from './whole-text.js';

export interface DocumentLimits {
  tokens: number;
  depth: number;
  /** Fields with every fragment written out. */
  fields: number;
  aliases: number;
  directives: number;
  introspection: boolean;
}

/** What a selection weighs with its fragments written out. */
interface Weight {
  depth: number;
  fields: number;
  aliases: number;
  directives: number;
  introspects: boolean;
}

const nothing: Weight = { depth: 0, fields: 0, aliases: 0, directives: 0, introspects: false };

const together = (one: Weight, other: Weight): Weight => ({
  depth: Math.max(one.depth, other.depth),
  fields: one.fields + other.fields,
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
  introspects: one.introspects || other.introspects,
});

/**
 * Counted before parsing, so that a long document costs no tree. A text that is not GraphQL passes: the parser says what is wrong.
 * @throws Rejection QUERY_TOO_LONG, INPUT_INVALID for a text that cannot be kept
 */
export function checkTokens(text: string, max: number): void {
  const lexer = new Lexer(new Source(text));
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) {
      if (count >= max) throw new Rejection('QUERY_TOO_LONG', { max });
      if (!isWhole(lexer.token.value ?? '')) throw new Rejection('INPUT_INVALID', { field: 'query' });
    }
  } catch (error) {
    if (error instanceof Rejection) throw error;
  }
}

/**
 * Weighs every operation of a document before it is validated. A fragment is weighed once, so fragments of fragments cannot
 * make this slow however often they double.
 * @throws Rejection QUERY_INVALID for fragments in circles, QUERY_TOO_DEEP, QUERY_TOO_WIDE, QUERY_TOO_MANY_ALIASES, QUERY_TOO_MANY_DIRECTIVES, INTROSPECTION_OFF
 */
export function checkDocument(document: DocumentNode, limits: DocumentLimits): void {
  const scale = new Scale(document);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && !isOfSchema(definition)) refuse(scale.fragment(definition.name.value), limits);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const weight = scale.selections(definition.selectionSet);
    refuse({ ...weight, directives: weight.directives + (definition.directives?.length ?? 0) }, limits);
  }
}

/** Of the schema's description of itself; such a fragment can stand nowhere else. */
const isOfSchema = ({ typeCondition }: FragmentDefinitionNode): boolean => typeCondition.name.value.startsWith('__');

function refuse(weight: Weight, limits: DocumentLimits): void {
  if (weight.introspects && !limits.introspection) throw new Rejection('INTROSPECTION_OFF');
  if (weight.depth > limits.depth) throw new Rejection('QUERY_TOO_DEEP', { max: limits.depth });
  if (weight.aliases > limits.aliases) throw new Rejection('QUERY_TOO_MANY_ALIASES', { max: limits.aliases });
  if (weight.directives > limits.directives) throw new Rejection('QUERY_TOO_MANY_DIRECTIVES', { max: limits.directives });
  if (weight.fields > limits.fields) throw new Rejection('QUERY_TOO_WIDE', { max: limits.fields });
}

class Scale {
  private readonly definitions: Map<string, FragmentDefinitionNode>;
  private readonly known = new Map<string, Weight>();
  private readonly open = new Set<string>();

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.definitions = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  selections(set: SelectionSetNode | undefined): Weight {
    return (set?.selections ?? []).map((selection) => this.selection(selection)).reduce(together, nothing);
  }

  fragment(name: string): Weight {
    const known = this.known.get(name);
    if (known) return known;
    // The validator would refuse it too, but circles through a hundred fragments cost it its whole stack before.
    if (this.open.has(name)) throw new Rejection('QUERY_INVALID', { reason: 'a fragment contains itself' });
    this.open.add(name);
    const weight = this.selections(this.definitions.get(name)?.selectionSet);
    this.open.delete(name);
    this.known.set(name, weight);
    return weight;
  }

  private selection(node: SelectionNode): Weight {
    const own = { ...nothing, directives: node.directives?.length ?? 0 };
    if (node.kind === Kind.FRAGMENT_SPREAD) return together(own, this.fragment(node.name.value));
    if (node.kind === Kind.INLINE_FRAGMENT) return together(own, this.selections(node.selectionSet));
    const alias = node.alias ? 1 : 0;
    // The schema's description of itself nests deeper than any data; graphql-js has a limit of its own for it.
    if (/^__(schema|type)$/.test(node.name.value)) return { ...own, depth: 1, fields: 1, aliases: alias, introspects: true };
    const below = this.selections(node.selectionSet);
    return together(own, { ...below, depth: below.depth + 1, fields: below.fields + 1, aliases: below.aliases + alias });
  }
}
