import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import type { Logger } from 'pino';
import type { Actor } from '#platform/actor.js';
import { scrub } from '#platform/log.js';
import { statusOf } from '#platform/problem.filter.js';
import { Rejection, rejectionCatalogue, type RejectionCode } from '#platform/rejection.js';

/** For whom errors are put into words. */
export interface Reader extends Pick<Actor, 'language' | 'requestId'> {
  log: Logger;
}

const mostErrors = 100;
type Params = Rejection['params'];

/**
 * The errors of an operation as the caller may see them: a business "no" with its code in the caller's language; a document
 * that is not valid with what is wrong in it; a dead service once; of everything else only that it failed, and a reference.
 */
export function presented(errors: readonly unknown[], reader: Reader): GraphQLError[] {
  const shown = new Map<string, GraphQLError>();
  for (const error of errors.flatMap(apart).slice(0, mostErrors)) {
    const rejection = rejectionOf(error) ?? fault(error, reader);
    const { code, params } = rejection;
    const { path, nodes } = error instanceof GraphQLError ? error : {};
    const once = code === 'SERVICE_UNAVAILABLE' ? `${code} ${params['service']}` : `${code} ${path?.join('.') ?? ''} ${shown.size}`;
    if (!shown.has(once)) shown.set(once, worded(rejection, reader, path && { path, nodes }));
  }
  return [...shown.values()];
}

/** A "no" as a GraphQL error; `http`, for what was not begun at all, is read by the server and not sent. */
export function worded(
  rejection: Rejection,
  reader: Pick<Reader, 'language' | 'requestId'>,
  at: Pick<GraphQLErrorOptions, 'path' | 'nodes'> = {},
): GraphQLError {
  const { code, params } = rejection;
  const isLater = code === 'COST_BUDGET_SPENT' || (code === 'TRY_LATER' && !at.path);
  const http = isLater ? { status: statusOf(code), headers: { 'retry-after': String(params['seconds']) } } : undefined;
  const extensions = { code, params, requestId: reader.requestId, ...(http && { http }) };
  return new GraphQLError(rejection.textIn(reader.language), { ...at, extensions });
}

/** Several errors of one field arrive as one. */
function apart(error: unknown): unknown[] {
  const inner = (error as { originalError?: { errors?: unknown[] } } | undefined)?.originalError?.errors;
  return Array.isArray(inner) && inner.length > 0 ? inner.flatMap(apart) : [error];
}

const isKnown = (code: unknown): code is RejectionCode =>
  typeof code === 'string' && Object.hasOwn(rejectionCatalogue, code) && code !== 'FAULT';

const isParams = (value: unknown): value is Params =>
  typeof value === 'object' && value !== null && Object.values(value).every((item) => typeof item === 'string' || typeof item === 'number');

/** The "no" that an answer of a service carries in its extensions, when this build knows the code. */
export function carried(extensions: Readonly<Record<string, unknown>> | undefined): Rejection | undefined {
  const code = extensions?.['code'];
  const params = extensions?.['params'];
  return isKnown(code) ? new Rejection(code, isParams(params) ? params : {}) : undefined;
}

function rejectionOf(error: unknown): Rejection | undefined {
  if (error instanceof Rejection) return error;
  if (!(error instanceof GraphQLError)) return undefined;
  if (error.originalError && error.originalError !== error) return rejectionOf(error.originalError) ?? carried(error.extensions);
  const known = carried(error.extensions);
  if (known) return known;
  // Parser and validator speak of the document alone; whatever a service or a resolver threw carries a code or a cause.
  const { code } = error.extensions;
  const ofDocument = code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED' || code === 'BAD_REQUEST';
  return ofDocument ? new Rejection('QUERY_INVALID', { reason: reasonOf(error.message) }) : undefined;
}

/** What was typed as a value could be somebody's number, and a suggestion tells names that were not asked for. */
const reasonOf = (message: string): string => scrub(message.replace(/ Did you mean .*$/s, '')).slice(0, 300);

function fault(error: unknown, { requestId, log }: Reader): Rejection {
  const toldAlready = error instanceof GraphQLError && error.extensions['code'] === 'FAULT'; // by the service it came from
  if (!toldAlready) log.error({ err: error, requestId }, 'an operation failed');
  return new Rejection('FAULT', { requestId });
}
