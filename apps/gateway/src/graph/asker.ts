import type { IncomingHttpHeaders } from 'node:http';
import { context, propagation } from '@opentelemetry/api';
import type { Actor } from '#platform/actor.js';
import { gatewayHeader } from '#platform/token.js';
import type { Lane } from './lanes.js';
import type { SharedAnswer } from './shared-answers.js';

/** Who asks, what travels on to the services, and whether the answer is still wanted. */
export interface Asker {
  actor: Actor;
  headers: Readonly<Record<string, string>>;
  /** Aborted when the caller has gone. */
  gone: AbortSignal;
  /** @throws Rejection TOKEN_EXPIRED once the token of a long stream has ended. */
  stillKnown(): Promise<unknown>;
  /** Of the operation, once it is known. */
  cost?: number;
  lane?: Lane;
  /** Set when the answer may be given to others too. */
  shareable?: Pick<SharedAnswer, 'area' | 'version' | 'at'>;
}

/** What Hive carries through an operation for us. */
export interface DoorContext {
  asker: Asker;
}

const kept = ['authorization', 'accept-language', 'x-linli-language'];

/** Nothing a caller sends reaches a service unless it is named here; what makes a request come from the gateway never does. */
export function headersOnward(from: IncomingHttpHeaders, requestId: string, gatewayToken: string): Record<string, string> {
  const travelling = kept.flatMap((name) => (typeof from[name] === 'string' ? [[name, from[name]]] : []));
  const headers: Record<string, string> = { ...Object.fromEntries(travelling), 'x-request-id': requestId, [gatewayHeader]: gatewayToken };
  propagation.inject(context.active(), headers); // the trace of this request, its caller's or a new one
  return headers;
}
