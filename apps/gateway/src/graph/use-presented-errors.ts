import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { Logger } from 'pino';
import type { DoorContext } from './asker.js';
import { presented, type Reader } from './errors.js';

interface Result {
  data?: unknown;
  errors?: readonly unknown[];
}

/** The last plugin: every error of every result, wherever it came from, passes through `presented`. */
export const usePresentedErrors = (log: Logger): GatewayPlugin => ({
  onResultProcess({ result, setResult, serverContext }) {
    const { language, requestId } = (serverContext as unknown as DoorContext).asker.actor;
    const reader = { language, requestId, log };
    if (Symbol.asyncIterator in result) return setResult(each(result as AsyncIterable<Result>, reader) as never);
    return setResult(inWords(result as Result, reader) as never);
  },
});

const inWords = (result: Result, reader: Reader): Result =>
  result.errors ? { ...result, errors: presented(result.errors, reader) } : result;

/** A stream that fails ends with the reason as its last result. */
async function* each(results: AsyncIterable<Result>, reader: Reader): AsyncGenerator<Result> {
  try {
    for await (const result of results) yield inWords(result, reader);
  } catch (error) {
    yield { errors: presented([error], reader) };
  }
}
