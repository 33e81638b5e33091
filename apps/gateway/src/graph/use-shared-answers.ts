import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import {
  type DocumentNode,
  getNamedType,
  getOperationAST,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DoorContext } from './asker.js';
import { boardCost } from './lanes.js';
import type { SharedAnswers } from './shared-answers.js';
import type { Asked } from './use-limits.js';

/** Figures of areas: nothing about one person or household, and nothing whose reading is written down. */
const figures = new Set([
  ...[
    'Query',
    'Area',
    'AreaName',
    'Population',
    'Coverage',
    'ObservationFigures',
    'MaskFigures',
    'HelpFigures',
    'Arrivals',
    'ArrivalsByOrigin',
  ],
  ...['PassFigures', 'GateFlow', 'GateFlowHour', 'GateRefusals', 'Reach', 'LanguageReach'],
]);

/** Notes which answers may be shared, and who changes something. */
export const useSharedAnswers = (shared: SharedAnswers): GatewayPlugin<DoorContext> => ({
  onExecute({ args }) {
    const { schema, document, operationName, variableValues, contextValue } = args as unknown as Asked & { contextValue: DoorContext };
    const { asker } = contextValue;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation === 'mutation') shared.willChange(asker.actor, performance.now());
    if ((asker.cost ?? 0) <= boardCost || operation?.operation !== 'query') return undefined;
    const area = areaOf(schema, document, operation, variableValues ?? {});
    if (!area) return undefined;
    const asked = { area, version: shared.versionOf(area), at: performance.now() };
    return {
      onExecuteDone({ result }) {
        if (!('errors' in result) || !result.errors?.length) asker.shareable = asked;
      },
    };
  },
});

const onlyFigures = new WeakMap<DocumentNode, boolean>();

function isOnlyFigures(schema: GraphQLSchema, document: DocumentNode): boolean {
  const known = onlyFigures.get(document);
  if (known !== undefined) return known;
  let only = true;
  const types = new TypeInfo(schema);
  const check = (): void => {
    const type = types.getType();
    const named = type && getNamedType(type);
    if (named && isCompositeType(named) && !figures.has(named.name)) only = false;
  };
  visit(document, visitWithTypeInfo(types, { Field: check }));
  onlyFigures.set(document, only);
  return only;
}

/** Code of the area whose board this is; nothing when it is anything else. */
function areaOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  const [field, ...others] = selectionSet.selections;
  if (field?.kind !== Kind.FIELD || others.length > 0 || field.name.value !== 'area' || !isOnlyFigures(schema, document)) return undefined;
  const code = field.arguments?.find(({ name }) => name.value === 'code')?.value;
  const value = code?.kind === Kind.VARIABLE ? variables[code.name.value] : code?.kind === Kind.STRING ? code.value : undefined;
  return typeof value === 'string' ? value : undefined;
}
