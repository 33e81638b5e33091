import { platformConfig, readConfig } from './config.js';
import { Rejection } from './rejection.js';

/**
 * Classes of SQLSTATE that pass by themselves: connection, serialization and deadlock, resources, shutdown, lock timeout, a transaction
 * that stood still.
 */
const transientState = /^(08...|40001|40P01|53...|57P0.|55P03|25006|25P03)$/;
const transientSystem = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const transientText =
  /connection terminated|timeout exceeded when trying to connect|connection timeout|connection error and is not queryable|not connected|query runner (was )?already released/i;

/** What drivers add to their errors. */
export interface Coded {
  code?: unknown;
  constraint?: unknown;
  driverError?: unknown;
}

/** True when the same work would succeed later, unchanged; `alsoWhen` knows more such errors. */
export function passesByItself(error: unknown, alsoWhen: (error: Coded) => boolean = () => false): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as Coded;
  if (typeof code === 'string' && (transientState.test(code) || transientSystem.has(code))) return true;
  if (code === undefined && transientText.test(error.message)) return true;
  if (alsoWhen(error as Coded)) return true;
  return (driverError !== error && passesByItself(driverError, alsoWhen)) || passesByItself(error.cause, alsoWhen);
}

/** What this service answers while that which it stands on is away: others then show what they have, and say so. */
export const notNow = (): Rejection =>
  new Rejection('SERVICE_UNAVAILABLE', { service: readConfig(platformConfig.pick({ SERVICE_NAME: true })).SERVICE_NAME });
