import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Signals } from './signals.js';

/** Prometheus: request times by route, the numbers of every signal source, and the process itself. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'linli_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  constructor(private readonly signals: Signals) {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 500 });
  }

  /** `route` is the pattern, never the address that was asked: an address may hold an id. */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.labels(method, route, String(status)).observe(seconds);
  }

  async text(): Promise<string> {
    const fromSignals = new Registry();
    for (const { name, help, value, labels = {} } of await this.signals.readings()) {
      const known = fromSignals.getSingleMetric(name) as Gauge | undefined;
      const gauge = known ?? new Gauge({ name, help, labelNames: Object.keys(labels), registers: [fromSignals] });
      gauge.set(labels, value);
    }
    return Registry.merge([this.registry, fromSignals]).metrics();
  }
}
