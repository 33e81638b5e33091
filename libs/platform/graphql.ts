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
import { Log } from './log.token.js';
import { Rejection } from './rejection.js';
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
      context: async (request: FastifyRequest) => ({ actor: await callerOf(tokens, request), loaders: new Map() }),
      formatError: (formatted, error) => describe(formatted, error, log),
    }),
  });

async function callerOf(tokens: TokenVerifier, request: FastifyRequest): Promise<Actor> {
  try {
    return await tokens.actorOf(request);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: error.code, http: { status: 401 } } });
  }
}

/** A "no" keeps its code and speaks the language of the caller; a fault shows a reference and nothing of its inside. */
function describe(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const { path, locations } = formatted;
  if (cause instanceof Rejection)
    return { message: cause.message, path, locations, extensions: { code: cause.code, params: cause.params } };
  if (error instanceof GraphQLError && !error.originalError) return formatted;
  log.error({ err: cause, path: path?.join('.') }, 'a resolver failed');
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
