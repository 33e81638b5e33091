import { ApolloLink } from '@apollo/client';
import { catchError, map, of, retry, throwError, timer } from 'rxjs';
import type { AnswerError } from './trouble.js';

const mostTries = 3;

/** An answer that says nothing but "come back in so many seconds". */
class Busy extends Error {
  constructor(
    readonly seconds: number,
    readonly answer: ApolloLink.Result,
  ) {
    super('busy');
  }
}

function orBusy(answer: ApolloLink.Result): ApolloLink.Result {
  const [first] = (answer.errors ?? []) as AnswerError[];
  if (first?.extensions?.code !== 'TRY_LATER' || answer.data) return answer;
  throw new Busy(Number(first.extensions.params?.['seconds'] ?? 1), answer);
}

/** Comes back when it is asked to, a few times; then the person sees why it did not work. Nothing was begun, so nothing is done twice. */
export const comeBack = new ApolloLink((operation, forward) =>
  forward(operation).pipe(
    map(orBusy),
    retry({
      count: mostTries,
      delay: (error: unknown) => (error instanceof Busy ? timer(error.seconds * 1_000) : throwError(() => error)),
    }),
    catchError((error: unknown) => (error instanceof Busy ? of(error.answer) : throwError(() => error))),
  ),
);
