import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readSecret } from '#platform/config.js';
import { Rejection } from '#platform/rejection.js';
import { Signals } from '#platform/signals.js';
import { headersOnward } from '../graph/asker.js';
import { urlOf } from '../gateway.config.js';

/** The services of a whole system, in the order in which facts run through them; `plain` has no facts that come and go. */
const services = [
  ...['registration', 'screening', 'passes', 'supplies', 'notifications', 'audit', 'identity'].map((name) => ({ name, plain: false })),
  { name: 'witness', plain: true },
] as const;

const timeoutMs = 3_000;
const isSetUp = (name: string): boolean => process.env[`${name.toUpperCase()}_URL`] !== undefined;

export interface ServiceNow {
  name: string;
  /** `silent`: it does not answer at all. */
  state: 'ready' | 'unready' | 'silent';
  /** By part of the service, what stands in the way. */
  reasons: Record<string, string>;
  /** How its facts come and go, as it says itself; null where it has none or does not say. */
  standing: object | null;
}

/** Every service by itself: one that hangs or is down costs its own line only. */
@Injectable()
export class AskServices {
  private readonly gatewayToken = readSecret('gateway-token');

  constructor(private readonly signals: Signals) {}

  async all(request: FastifyRequest): Promise<ServiceNow[]> {
    const reasons = await this.signals.ask('unready');
    const own: ServiceNow = { name: 'gateway', state: stateOf(Object.keys(reasons).length === 0), reasons, standing: null };
    return [own, ...(await Promise.all(services.filter(({ name }) => isSetUp(name)).map((service) => this.one(request, service))))];
  }

  /** Hands a request of the operator on to a service. @throws Rejection NOT_FOUND, SERVICE_UNAVAILABLE */
  async send(request: FastifyRequest, service: string, path: string, body: unknown): Promise<Response> {
    if (!services.some(({ name, plain }) => name === service && !plain) || !isSetUp(service)) throw new Rejection('NOT_FOUND');
    return this.ask(request, service, path, { method: 'POST', body: JSON.stringify(body) }).catch(() => {
      throw new Rejection('SERVICE_UNAVAILABLE', { service });
    });
  }

  private async one(request: FastifyRequest, { name, plain }: (typeof services)[number]): Promise<ServiceNow> {
    const standing = plain ? null : this.standingOf(request, name).catch(() => null);
    try {
      const answer = await this.ask(request, name, '/readyz');
      const { reasons = {} } = (await answer.json().catch(() => ({}))) as { reasons?: Record<string, string> };
      return { name, state: stateOf(answer.ok), reasons, standing: await standing };
    } catch {
      return { name, state: 'silent', reasons: {}, standing: null };
    }
  }

  private async standingOf(request: FastifyRequest, name: string): Promise<object | null> {
    const answer = await this.ask(request, name, '/internal/standing');
    return answer.ok ? ((await answer.json()) as object) : null;
  }

  /** The witness knows neither the gateway nor people, and gets nothing of either. */
  private ask(request: FastifyRequest, name: string, path: string, init: RequestInit = {}): Promise<Response> {
    const onward = path === '/readyz' ? {} : headersOnward(request.headers, request.id, this.gatewayToken);
    const headers = { ...onward, ...(init.body !== undefined && { 'content-type': 'application/json' }) };
    return fetch(new URL(path, urlOf(name)), { ...init, headers, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  }
}

const stateOf = (isReady: boolean): ServiceNow['state'] => (isReady ? 'ready' : 'unready');
