import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { languageOf } from '#platform/language.js';
import { rejectionText } from '#platform/rejection.js';
import { secondsToComeBack } from '#platform/turns.js';

const shortBodyBytes = 64 * 1024;
/** What is left of it is read and forgotten: a new connection would cost more. */
export const hasShortBody = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  Number(headers['content-length'] ?? Infinity) <= shortBodyBytes;

const code = 'TRY_LATER';
export const status = 503;

/**
 * Asks requests to come back before anybody else looks at them: no hook, no route, no line of the log. Under a flood the refusals outnumber
 * all other work, and must leave the processor to it.
 */
export function turnAway(
  server: Server,
  isFull: (request: IncomingMessage) => boolean,
  turnedAway: (request: IncomingMessage) => void,
): void {
  const handlers = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (isFull(request)) {
      turnedAway(request);
      refuse(request, response);
      return;
    }
    for (const handle of handlers) handle(request, response);
  });
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const params = { seconds: secondsToComeBack() };
  const detail = rejectionText(code, languageOf(request.headers), params);
  const body = JSON.stringify({ type: 'about:blank', status, code, detail, params });
  response.writeHead(status, {
    ...{ 'content-type': 'application/problem+json; charset=utf-8', 'content-length': Buffer.byteLength(body) },
    ...{ 'retry-after': String(params.seconds), 'cache-control': 'no-store' },
    ...(!hasShortBody(request) && { connection: 'close' }),
  });
  response.end(body);
}
