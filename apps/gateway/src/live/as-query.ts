import {
  getOperationAST,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { Rejection } from '#platform/rejection.js';
import { type LiveField, liveFields } from './live-updates.js';

const refused = () =>
  new Rejection('QUERY_INVALID', { reason: `a subscription selects one of the fields ${Object.keys(liveFields).join(', ')} itself` });

/** What an operation subscribes to. @throws Rejection QUERY_INVALID when the field hides in a fragment. */
export function liveFieldOf(document: DocumentNode, operationName?: string | null): LiveField {
  const selection = getOperationAST(document, operationName)?.selectionSet.selections[0];
  if (selection?.kind !== Kind.FIELD || !Object.hasOwn(liveFields, selection.name.value)) throw refused();
  return selection.name.value as LiveField;
}

/**
 * The query that answers one update of a live field such as `areaChanged(areaCode)`: the same selection on `area(code)`, under the same name.
 * So every update passes the same checks as any query.
 * @throws Rejection QUERY_INVALID when the one field of the subscription hides in a fragment.
 */
export function asQuery(document: DocumentNode, operationName?: string | null): DocumentNode {
  const fragments = document.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION);
  const operation = getOperationAST(document, operationName);
  return { ...document, definitions: operation ? [queryOf(operation), ...fragments] : fragments };
}

function queryOf(operation: OperationDefinitionNode): OperationDefinitionNode {
  const selections = operation.selectionSet.selections.map(areaOf);
  return { ...operation, operation: OperationTypeNode.QUERY, selectionSet: { ...operation.selectionSet, selections } };
}

function areaOf(selection: SelectionNode): FieldNode {
  if (selection.kind !== Kind.FIELD || !Object.hasOwn(liveFields, selection.name.value)) throw refused();
  const renamed = selection.arguments?.map((argument) => ({ ...argument, name: { kind: Kind.NAME, value: 'code' } as const }));
  return { ...selection, alias: selection.alias ?? selection.name, name: { kind: Kind.NAME, value: 'area' }, arguments: renamed };
}
