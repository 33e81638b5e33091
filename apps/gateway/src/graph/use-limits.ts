import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import {
  getOperationAST,
  getVariableValues,
  Kind,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { checkDocument, checkTokens, type DocumentLimits } from '#platform/document-limits.js';
import { Rejection } from '#platform/rejection.js';
import type { DoorContext } from './asker.js';
import { takeTimesStrictly } from './strict-times.js';
import { costOf } from './cost.js';
import { CostBudget } from './cost-budget.js';
import { laneOf, type Lanes } from './lanes.js';

const shape: Omit<DocumentLimits, 'introspection'> = { tokens: 2_000, depth: 12, fields: 500, aliases: 30, directives: 20 };
/** Finding out what else is wrong costs more than it tells. */
const mostValidationErrors = 5;

export interface Limits {
  introspection: boolean;
  costPerOperation: number;
}

export interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null;
  variableValues?: Readonly<Record<string, unknown>> | null;
}

/**
 * Refuses what would be too much before any service is asked: text, then tree, then cost with the variables filled in, then what
 * too many others want at the same time.
 */
export const useLimits = ({ introspection, costPerOperation }: Limits, budget: CostBudget, lanes: Lanes): GatewayPlugin<DoorContext> => {
  const charge = (args: unknown): number => {
    const { contextValue } = args as { contextValue: DoorContext };
    return chargeFor(args as Asked, contextValue, budget, costPerOperation);
  };
  return {
    onSchemaChange: ({ schema }) => takeTimesStrictly(schema),
    onParse({ params, context }) {
      checkTokens(String(params.source), shape.tokens);
      return ({ result }) => {
        if (!result || result instanceof Error) return;
        checkDocument(result as DocumentNode, { ...shape, introspection });
        operationIn(result as DocumentNode, (context as { params?: { operationName?: string | null } }).params?.operationName);
      };
    },
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules, typeInfo) =>
        validate(schema as GraphQLSchema, document as DocumentNode, rules as never, { maxErrors: mostValidationErrors }, typeInfo as never),
      );
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const cost = charge(args);
      const { schema, document, operationName, contextValue } = args as unknown as Asked & { contextValue: DoorContext };
      contextValue.asker.cost = cost;
      const lane = laneOf(schema, operationIn(document, operationName), cost);
      contextValue.asker.lane = lane;
      setExecuteFn((given) => lanes.run(lane, () => executeFn(given) as unknown));
    },
    onSubscribe: ({ args }) => void charge(args),
  };
};

/**
 * Takes the cost of one execution from the caller's budget, and returns it.
 * @throws Rejection QUERY_TOO_COSTLY, COST_BUDGET_SPENT, INPUT_INVALID, QUERY_INVALID
 */
export function chargeFor(asked: Asked, { asker }: DoorContext, budget: CostBudget, costPerOperation = Infinity): number {
  const cost = Math.ceil(costOfAsked(asked));
  if (cost > costPerOperation) throw new Rejection('QUERY_TOO_COSTLY', { cost, max: costPerOperation });
  budget.charge(asker.actor.subject, cost, performance.now());
  return cost;
}

/** @throws Rejection QUERY_INVALID where it is not clear which of several operations is meant */
function operationIn(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (!operation) throw new Rejection('QUERY_INVALID', { reason: 'operationName names none of the operations' });
  return operation;
}

function costOfAsked({ schema, document, operationName, variableValues }: Asked): number {
  const operation = operationIn(document, operationName);
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {}, { maxErrors: 1 });
  const variable = errors?.[0]?.nodes?.find((node) => node.kind === Kind.VARIABLE_DEFINITION)?.variable.name.value;
  // The message of the library repeats the value, which may be somebody's number.
  if (!coerced) throw new Rejection('INPUT_INVALID', { field: `$${variable ?? ''}` });
  const fragments = document.definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION);
  return costOf({ schema, operation, fragments: Object.fromEntries(fragments.map((node) => [node.name.value, node])), variables: coerced });
}
