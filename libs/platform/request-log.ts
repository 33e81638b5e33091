import { context, type Span } from '@opentelemetry/api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Metrics } from './metrics.js';
import { beginSpan, endSpan, traceIdOf, traceOf } from './tracing.js';

const quietRoutes = new Set(['/healthz', '/readyz', '/metrics']);

/** The edge of a service: each request runs inside its trace and ends as one line, one measurement and one span. */
export function observeRequests(app: NestFastifyApplication, log: Logger): void {
  const metrics = app.get(Metrics);
  const running = new WeakMap<FastifyRequest, { span: Span; traceId: string | undefined }>();
  const server = app.getHttpAdapter().getInstance();

  server.addHook('onRequest', (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    const { span, within } = beginSpan(`${request.method} ${routeOf(request)}`, traceOf(request.headers));
    running.set(request, { span, traceId: traceIdOf(within) });
    context.with(within, done);
  });

  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const { method, id: requestId } = request;
    const [route, status] = [routeOf(request), reply.statusCode];
    const { span, traceId } = running.get(request) ?? {};
    metrics.answered(method, route, status, reply.elapsedTime / 1_000);
    if (span) endSpan(span, { 'http.route': route, 'http.response.status_code': status }, status >= 500);
    const level = quietRoutes.has(route) ? 'debug' : 'info';
    log[level]({ requestId, traceId, method, route, status, ms: Math.round(reply.elapsedTime) }, 'request');
    done();
  });
}

/** The pattern, never the address that was asked: an address may hold an id. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unknown';
