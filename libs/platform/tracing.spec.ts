import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { context, propagation } from '@opentelemetry/api';
import { beginSpan, endSpan, installTracing, traceIdOf, traceOf } from './tracing.js';

const incoming = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };

describe('tracing with a collector', () => {
  let collector: Server;
  let received: () => void;
  const bodies: string[] = [];
  const arrived = new Promise<void>((resolve) => (received = resolve));

  beforeAll(async () => {
    collector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(`${request.url} ${Buffer.concat(chunks).toString('utf8')}`);
        response.setHeader('content-type', 'application/json').end('{}');
        received();
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
    process.env.OTEL_BSP_SCHEDULE_DELAY = '50';
    await installTracing('registration');
  });

  afterAll(() => void collector.close());

  it('keeps the trace that a request came with, and hands it on', () => {
    const carrier: Record<string, string> = {};
    propagation.inject(traceOf(incoming), carrier);
    expect(carrier['traceparent']).toBe(incoming.traceparent);
    expect(traceIdOf(traceOf({}))).toMatch(/^[0-9a-f]{32}$/);
  });

  it('records a request that came without a trace, and leaves out one whose caller does not want it recorded', () => {
    const { span, within } = beginSpan('GET /healthz', traceOf({}));
    expect(span.isRecording()).toBe(true);
    expect(traceIdOf(within)).toBe(span.spanContext().traceId);
    expect(beginSpan('GET /healthz', traceOf({ traceparent: incoming.traceparent.replace(/01$/, '00') })).span.isRecording()).toBe(false);
  });

  it('sends a span with its route to the collector, inside the trace of the caller', async () => {
    const { span, within } = beginSpan('POST /graphql', traceOf(incoming));
    context.with(within, () => expect(traceIdOf()).toBe('0af7651916cd43dd8448eb211c80319c'));
    endSpan(span, { 'http.route': '/graphql', 'http.response.status_code': 200 }, false);
    await arrived;
    expect(bodies[0]).toMatch(/^\/v1\/traces /);
    expect(bodies[0]).toContain('POST /graphql');
    expect(bodies[0]).toContain('0af7651916cd43dd8448eb211c80319c');
  });
});
