import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import {
  execute,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  valueFromASTUntyped,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { isAllowed, sightOf } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import type { DoorContext } from '../graph/asker.js';
import type { CostBudget } from '../graph/cost-budget.js';
import { chargeFor, type Asked } from '../graph/use-limits.js';
import { asQuery, liveFieldOf } from './as-query.js';
import { LiveUpdates } from './live-updates.js';

type Subscribed = Asked & { contextValue: DoorContext };
const placeOfArea = parse('query ($code: ID!) { area(code: $code) { path } }');

/** Answers a subscription by running its selection as a query, once for every change. */
export const useLiveUpdates = (live: LiveUpdates, budget: CostBudget): GatewayPlugin<DoorContext> => ({
  onSubscribe({ setSubscribeFn }) {
    setSubscribeFn(async (given: unknown) => {
      const args = given as Subscribed;
      const query = asQuery(args.document, args.operationName);
      const field = liveFieldOf(args.document, args.operationName);
      const path = await pathFor(args);
      return updates(
        { ...args, document: query },
        live.changesUnder({ path, field }, args.contextValue.asker.actor.subject, args.contextValue.asker.gone),
        budget,
      );
    });
  },
});

async function* updates(args: Subscribed, changes: AsyncGenerator<void>, budget: CostBudget): AsyncGenerator {
  let first = true;
  for await (const _ of changes) {
    await args.contextValue.asker.stillKnown();
    if (!first) chargeFor(args, args.contextValue, budget);
    first = false;
    yield await run(args.schema, args.document, args.variableValues, args.contextValue);
  }
}

/**
 * Path of the area, which is all the gateway must know to compare it with what the caller may see.
 * @throws Rejection AREA_UNKNOWN, ACTION_NOT_ALLOWED
 */
async function pathFor({ schema, document, operationName, variableValues, contextValue }: Subscribed): Promise<string> {
  const code = areaCodeOf({ schema, document, operationName, variableValues });
  const { data, errors } = await run(schema, placeOfArea, { code }, contextValue);
  const path = (data?.['area'] as { path?: string } | null | undefined)?.path;
  if (errors?.[0] && !path) throw errors[0];
  if (!path) throw new Rejection('AREA_UNKNOWN', { code });
  if (!isAllowed(sightOf(contextValue.asker.actor, 'coverage.read'), path))
    throw new Rejection('ACTION_NOT_ALLOWED', { action: 'coverage.read' });
  return path;
}

function areaCodeOf({ schema, document, operationName, variableValues }: Asked): string {
  const operation = getOperationAST(document, operationName);
  const field = operation?.selectionSet.selections[0];
  const value = field?.kind === Kind.FIELD ? field.arguments?.[0]?.value : undefined;
  const { coerced } = getVariableValues(schema, operation?.variableDefinitions ?? [], variableValues ?? {});
  return String(value && valueFromASTUntyped(value, coerced));
}

/** A context of its own for each run: what loaders and merging remember belongs to one answer. */
const run = async (schema: GraphQLSchema, document: DocumentNode, variableValues: Asked['variableValues'], context: DoorContext) =>
  execute({ schema, document, variableValues, contextValue: { ...context } });
