import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloFederationDriver, type ApolloFederationDriverConfig } from '@nestjs/apollo';
import { createParamDecorator, type DynamicModule, type ExecutionContext } from '@nestjs/common';
import { Directive, GraphQLModule } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Actor } from './actor.js';
import { checkQuestion } from './check-question.js';
import { scrub } from './log.js';
import { Log } from './log.token.js';
import { notNow, passesByItself } from './passes-by-itself.js';
import { statusOf } from './problem.filter.js';
import { Rejection, type RejectionCode } from './rejection.js';
import { TokenVerifier } from './token.js';

/** One request to a subgraph. Loaders live as long as it and group what its resolvers ask one by one. */
export interface GraphContext {
  actor: Actor;
  loaders: Map<string, DataLoader<never, unknown>>;
}

/** The verified caller, in a resolver's arguments. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) => context.getArgByIndex<GraphContext>(2).actor);

/** The loaders of this request, in a resolver's arguments. */
export const Loaders = createParamDecorator((_: unknown, context: ExecutionContext) => context.getArgByIndex<GraphContext>(2).loaders);

/** How many items a list mostly has whose length a request cannot say; the gateway counts with it what an operation costs. */
export const AssumedSize = (items: number): MethodDecorator & PropertyDecorator => Directive(`@listSize(assumedSize: ${items})`);

export const federation = {
  version: 2 as const,
  importUrl: 'https://specs.apollo.dev/federation/v2.9',
  directives: ['@key', '@shareable', '@external', '@requires', '@provides', '@tag', '@inaccessible', '@override', '@listSize'],
};

/** The GraphQL door of a service: a federation subgraph, code-first. `orphanedTypes` are types that it only extends. */
export const subgraph = (orphanedTypes: (new () => object)[] = []): DynamicModule =>
  GraphQLModule.forRootAsync<ApolloFederationDriverConfig>({
    driver: ApolloFederationDriver,
    inject: [TokenVerifier, Log],
    useFactory: (tokens: TokenVerifier, log: Logger) => ({
      autoSchemaFile: { federation },
      buildSchemaOptions: { orphanedTypes },
      plugins: [ApolloServerPluginInlineTraceDisabled()],
      graphiql: false,
      introspection: false,
      csrfPrevention: true,
      allowBatchedHttpRequests: false,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: true,
      context: async (request: FastifyRequest) => contextOf(tokens, request),
      formatError: (formatted, error) => describe(formatted, error, log),
    }),
  });

/** Who asks, before anything of the document is looked at; then its size, before it is validated. */
export async function contextOf(tokens: TokenVerifier, request: FastifyRequest): Promise<GraphContext> {
  const actor = await orRefused(() => tokens.actorOf(request), statusOf);
  await orRefused(
    () => checkQuestion((request.body as { query?: unknown } | undefined)?.query),
    () => 400,
  );
  return { actor, loaders: new Map() };
}

async function orRefused<Result>(work: () => Result, statusOf: (code: RejectionCode) => number): Promise<Awaited<Result>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new GraphQLError(error.message, {
      extensions: { code: error.code, params: error.params, http: { status: statusOf(error.code) } },
    });
  }
}

/** What the server itself says of a document. */
const ofDocument = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE'];

/** A "no" keeps its code and speaks the language of the caller; a fault shows a reference and nothing of its inside. */
function describe(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const { path, locations } = formatted;
  if (cause instanceof Rejection)
    return { message: cause.message, path, locations, extensions: { code: cause.code, params: cause.params } };
  const code = String(formatted.extensions?.['code']);
  if (ofDocument.includes(code)) return { message: scrub(formatted.message), locations, extensions: { code } };
  // The message repeats the value, which may be somebody's number.
  if (code === 'BAD_USER_INPUT') return describe(formatted, new Rejection('INPUT_INVALID', { field: 'variables' }), log);
  if (error instanceof GraphQLError && !error.originalError) return formatted;
  const asked = { err: cause, path: path?.join('.') };
  if (passesByItself(cause)) {
    log.warn(asked, 'a resolver failed for now');
    return describe(formatted, notNow(), log);
  }
  log.error(asked, 'a resolver failed');
  return { message: 'FAULT', path, locations, extensions: { code: 'FAULT' } };
}

/** The loader of this name in this request; `read` answers all keys of one turn of the event loop at once, in their order. */
export function loaderOf<Key, Value>(
  loaders: GraphContext['loaders'],
  name: string,
  read: (keys: readonly Key[]) => Promise<ArrayLike<Value | Error>>,
) {
  const known = loaders.get(name) as DataLoader<Key, Value> | undefined;
  if (known) return known;
  const loader = new DataLoader<Key, Value, string>(read, { cacheKeyFn: (key) => JSON.stringify(key), maxBatchSize: 500 });
  loaders.set(name, loader);
  return loader;
}
