import { ApolloClient, ApolloLink, type FieldPolicy, HttpLink, InMemoryCache, Observable, type Reference } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { getMainDefinition } from '@apollo/client/utilities';
import { print } from 'graphql';
import { createClient } from 'graphql-sse';
import { catchError, tap, throwError } from 'rxjs';
import { firstLanguage } from '../language/first-language.js';
import { SignedOut, type Session } from '../session/session.js';
import { comeBack } from './come-back.js';
import { type AnswerError, figures, isSilent, noteAnswer, noteLive, noteNoAnswer } from './trouble.js';

const url = '/graphql';

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface WatchQuery {
        errorPolicy: 'all';
      }
      interface Query {
        errorPolicy: 'all';
      }
    }
  }
}

/** Figures of an area that a service answers. While it does not, the last ones stay, with the time they are from. */
const keepWhileSilent: FieldPolicy = {
  merge: (existing: Reference | null | undefined, incoming: Reference | null, { fieldName, mergeObjects }) => {
    if (incoming === null) return isSilent(fieldName) ? (existing ?? null) : null;
    return existing ? mergeObjects(existing, incoming) : incoming;
  },
};

/** Areas and everything with an id are one object wherever they are shown; figures belong to their area. */
const makeCache = (): InMemoryCache =>
  new InMemoryCache({
    typePolicies: {
      Area: { keyFields: ['code'], fields: Object.fromEntries(figures.map((name) => [name, keepWhileSilent])) },
      Fact: { keyFields: false },
      ObservationFact: { keyFields: false },
      GridRoom: { keyFields: ['targetId'] },
    },
  });

/** Notes of every answer which services were silent, before the cache takes it in. */
const noteTrouble = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    tap((result) => noteAnswer(operation.operationName ?? '', (result.errors ?? []) as AnswerError[])),
    catchError((error: unknown) => {
      noteNoAnswer(error instanceof SignedOut);
      return throwError(() => error);
    }),
  ),
);

/** Live figures come as server-sent events over fetch, so that the token travels in a header and never in an address. */
function liveLink(session: Session): ApolloLink {
  const live = createClient({
    url,
    headers: async () => ({ authorization: `Bearer ${await session.accessToken()}`, 'x-linli-language': firstLanguage() }),
    retryAttempts: Infinity,
    retry: async (times) => {
      noteLive(false);
      await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, 500 * 2 ** times)));
    },
  });
  return new ApolloLink(
    ({ query, variables, operationName }) =>
      new Observable((observer) =>
        live.subscribe(
          { query: print(query), variables, ...(operationName && { operationName }) },
          {
            next: (value) => {
              noteLive(true);
              observer.next(value as ApolloLink.Result);
            },
            error: (error) => {
              noteLive(false);
              observer.error(error);
            },
            complete: () => observer.complete(),
          },
        ),
      ),
  );
}

/** The graph as this person may see it. A part that a service does not answer is null, and the rest is shown. */
export function openGraph(session: Session): ApolloClient {
  const signed = new SetContextLink(async ({ headers }) => ({
    headers: { ...headers, authorization: `Bearer ${await session.accessToken()}`, 'x-linli-language': firstLanguage() },
  }));
  const isLive = ({ query }: ApolloLink.Operation): boolean => {
    const definition = getMainDefinition(query);
    return definition.kind === 'OperationDefinition' && definition.operation === 'subscription';
  };
  const asked = ApolloLink.from([comeBack, signed, new HttpLink({ uri: url })]);
  return new ApolloClient({
    cache: makeCache(),
    link: ApolloLink.from([noteTrouble, ApolloLink.split(isLive, liveLink(session), asked)]),
    defaultOptions: { watchQuery: { errorPolicy: 'all' }, query: { errorPolicy: 'all' } },
  });
}
