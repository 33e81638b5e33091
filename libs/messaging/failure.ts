import { createHash } from 'node:crypto';
import { Rejection } from '#platform/rejection.js';
import type { ParkedReason } from './parked.entity.js';

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

interface Coded {
  code?: unknown;
  constraint?: unknown;
  driverError?: unknown;
}

/** True when the same event would succeed later, unchanged: then nothing is parked and the partition waits. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint } = error as Coded;
  if (typeof code === 'string' && (transientState.test(code) || transientSystem.has(code))) return true;
  // Another consumer put the same event into the inbox first: looked at again, it is a duplicate.
  if (code === '23505' && (constraint === 'inbox_pkey' || constraint === 'parked_event_once')) return true;
  if (code === undefined && transientText.test(error.message)) return true;
  const { driverError } = error as Coded;
  return (driverError !== error && isTransient(driverError)) || isTransient(error.cause);
}

export interface Failure {
  reason: ParkedReason;
  error: string | null;
}

/** What is kept of an error: its class, its code, and a hash by which equal texts are known. Texts may hold personal data. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Rejection) return { reason: 'REJECTED', error: `Rejection ${error.code}` };
  if (!(error instanceof Error)) return { reason: 'FAILED', error: typeof error };
  const { code } = error as Coded;
  const hash = createHash('sha256').update(error.message).digest('hex').slice(0, 12);
  return { reason: 'FAILED', error: [error.name, typeof code === 'string' ? code : '', hash].filter(Boolean).join(' ') };
}
