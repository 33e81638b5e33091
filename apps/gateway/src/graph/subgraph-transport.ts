import { GraphQLError, Kind, OperationTypeNode, print, type DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import { errors as failures, Pool } from 'undici';
import { scrub } from '#platform/log.js';
import type { Asker, DoorContext } from './asker.js';
import { carried } from './errors.js';
import { Patience } from './patience.js';

export interface SubgraphSettings {
  /** Address of a service by its name. */
  urlOf(service: string): string;
  timeoutMs: number;
  log: Logger;
}

/** One question to one service, as Hive plans it. */
interface Part {
  document: DocumentNode;
  variables?: unknown;
  context?: unknown;
}

interface Answer {
  data?: unknown;
  errors?: { message?: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** Services that did not answer a part of an operation: its other parts do not wait for them again. */
const silent = new WeakMap<object, Set<string>>();

const printed = new WeakMap<DocumentNode, string>();

function textOf(document: DocumentNode): string {
  const known = printed.get(document) ?? print(document);
  printed.set(document, known);
  return known;
}

/**
 * How the gateway asks a service. A service that does not answer in time, or not with GraphQL, is SERVICE_UNAVAILABLE: its own
 * fields are null. Errors of a service keep code and parameters of a known "no"; the rest of them is written to the log.
 */
export const subgraphTransport = (settings: SubgraphSettings) => ({
  getSubgraphExecutor({ subgraphName }: { subgraphName: string }) {
    const { origin } = new URL(settings.urlOf(subgraphName));
    const service = new Pool(origin, { headersTimeout: settings.timeoutMs, bodyTimeout: settings.timeoutMs });
    const patience = new Patience(settings.timeoutMs);
    return async (part: Part) => {
      const { asker } = part.context as DoorContext;
      const given = silent.get(part.context as object) ?? new Set();
      silent.set(part.context as object, given);
      if (given.has(subgraphName)) return { errors: [unavailable(subgraphName)] };
      if (isQuestion(part) && !patience.isWorthIt(performance.now())) return { errors: [unavailable(subgraphName)] };
      try {
        const { data, errors } = await ask(service, part, asker);
        patience.answered();
        return { data: data as never, errors: errors?.map((error) => sifted(error, subgraphName, asker, settings.log)) };
      } catch (error) {
        given.add(subgraphName);
        if (isTimeout(error)) patience.waitedInVain(performance.now());
        const line = { err: error, subgraph: subgraphName, requestId: asker.actor.requestId };
        if (!asker.gone.aborted) settings.log.warn(line, 'a service does not answer');
        return { errors: [unavailable(subgraphName)] };
      }
    };
  },
});

const isTimeout = (error: unknown): boolean => error instanceof failures.HeadersTimeoutError || error instanceof failures.BodyTimeoutError;

const isQuestion = ({ document }: Part): boolean =>
  document.definitions.every(
    (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === OperationTypeNode.QUERY,
  );

/** Not by `fetch`, which takes several times the processor for the same question, and follows where it is sent. */
async function ask(service: Pool, { document, variables }: Part, { headers, gone }: Asker): Promise<Answer> {
  const { statusCode, body } = await service.request({
    ...{ method: 'POST', path: '/graphql', signal: gone },
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: textOf(document), variables }),
  });
  const answer: unknown = await body.json();
  if (isAnswer(answer)) return answer;
  throw new Error(`not an answer of GraphQL, status ${statusCode}`);
}

const isAnswer = (answer: unknown): answer is Answer =>
  typeof answer === 'object' && answer !== null && ('data' in answer || ('errors' in answer && Array.isArray(answer.errors)));

const unavailable = (service: string): GraphQLError =>
  new GraphQLError(`${service} does not answer`, { extensions: { code: 'SERVICE_UNAVAILABLE', params: { service } } });

function sifted(
  { message = '', path, extensions }: NonNullable<Answer['errors']>[number],
  service: string,
  asker: Asker,
  log: Logger,
): GraphQLError {
  const rejection = carried(extensions);
  if (rejection) return new GraphQLError(message, { path, extensions: { code: rejection.code, params: rejection.params } });
  const code = extensions?.['code'];
  // A service of ours says FAULT and has written down the rest itself.
  if (code !== 'FAULT')
    log.error({ subgraph: service, code, message: scrub(message), requestId: asker.actor.requestId }, 'a service failed');
  return new GraphQLError('FAULT', { path, extensions: { code: 'FAULT' } });
}
