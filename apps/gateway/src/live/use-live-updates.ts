import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type ExecutionResult, getOperationAST, getVariableValues, Kind, parse, valueFromASTUntyped } from 'graphql';
import { isAllowed, sightOf } from '#platform/policy.js';
import { Rejection } from '#platform/rejection.js';
import type { DoorContext } from '../graph/asker.js';
import type { CostBudget } from '../graph/cost-budget.js';
import { chargeFor, type Asked } from '../graph/use-limits.js';
import { asQuery, liveFieldOf } from './as-query.js';
import { LiveUpdates } from './live-updates.js';

type Subscribed = Asked & { contextValue: DoorContext };
/** How the gateway answers any operation. */
type Execute = (args: Subscribed) => ExecutionResult | Promise<ExecutionResult>;
const placeOfArea = parse('query ($code: ID!) { area(code: $code) { path } }');

/** Answers a subscription by running its selection as a query, once for every change. */
export const useLiveUpdates = (live: LiveUpdates, budget: CostBudget): GatewayPlugin<DoorContext> => ({
  onSubscribe({ subscribeFn, setSubscribeFn }) {
    // A context of its own for each run: what loaders and merging remember belongs to one answer.
    const run: Execute = (args) => (subscribeFn as Execute)({ ...args, contextValue: { ...args.contextValue } });
    setSubscribeFn(async (given: unknown) => {
      const args = given as Subscribed;
      const query = asQuery(args.document, args.operationName);
      const field = liveFieldOf(args.document, args.operationName);
      const path = await pathFor(args, run);
      return updates(
        { ...args, document: query },
        run,
        live.changesUnder({ path, field }, args.contextValue.asker.actor.subject, args.contextValue.asker.gone),
        budget,
      );
    });
  },
});

async function* updates(args: Subscribed, run: Execute, changes: AsyncGenerator<void>, budget: CostBudget): AsyncGenerator {
  let first = true;
  for await (const _ of changes) {
    await args.contextValue.asker.stillKnown();
    if (!first) chargeFor(args, args.contextValue, budget);
    first = false;
    yield await run(args);
  }
}

/**
 * Path of the area, which is all the gateway must know to compare it with what the caller may see.
 * @throws Rejection AREA_UNKNOWN, ACTION_NOT_ALLOWED
 */
async function pathFor({ schema, contextValue, ...asked }: Subscribed, run: Execute): Promise<string> {
  const code = areaCodeOf({ schema, ...asked });
  const { data, errors } = await run({ schema, document: placeOfArea, variableValues: { code }, contextValue });
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
