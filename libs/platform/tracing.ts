import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Context, context, propagation, type Span, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

const tracerName = 'linli';

/**
 * Every request belongs to a trace, whose id goes through logs, outbox and events; that costs nothing worth measuring. Spans are
 * recorded and sent only where OTEL_EXPORTER_OTLP_ENDPOINT says to whom. Spans hold routes and event types, nothing of people.
 */
export async function installTracing(service: string): Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  if (!process.env.OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const [{ BatchSpanProcessor, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  // The SDK itself no longer reads this variable of the OpenTelemetry specification.
  const scheduledDelayMillis = Number(process.env.OTEL_BSP_SCHEDULE_DELAY ?? 5_000);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), scheduledDelayMillis })],
  });
  trace.setGlobalTracerProvider(provider);
}

const randomHex = (): string => randomUUID().replaceAll('-', '');

/** Context of a request: the caller's trace, or a new one. */
export function traceOf(headers: IncomingHttpHeaders): Context {
  const incoming = propagation.extract(context.active(), headers);
  if (trace.getSpanContext(incoming)) return incoming;
  const fresh = { traceId: randomHex(), spanId: randomHex().slice(16), traceFlags: TraceFlags.NONE };
  return trace.setSpanContext(incoming, fresh);
}

export const traceIdOf = (within: Context = context.active()): string | undefined => trace.getSpanContext(within)?.traceId;

/** A span for the work of one request, and the context in which it runs. */
export function beginSpan(name: string, parent: Context): { span: Span; within: Context } {
  const root = !trace.getSpanContext(parent)?.isRemote; // the id made by `traceOf` is no span that anybody could look up
  const span = trace.getTracer(tracerName).startSpan(name, { kind: SpanKind.SERVER, root }, parent);
  // Without a recorder the span is empty and must not hide the trace that the request came with.
  return { span, within: span.isRecording() ? trace.setSpan(parent, span) : parent };
}

export function endSpan(span: Span, attributes: Record<string, string | number>, failed: boolean): void {
  span.setAttributes(attributes);
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
