import { createHash } from 'node:crypto';
import { type Coded, passesByItself } from '#platform/passes-by-itself.js';
import { Rejection } from '#platform/rejection.js';
import type { ParkedReason } from './parked.entity.js';

/** Another consumer put the same event into the inbox first: looked at again, it is a duplicate. */
const isThereAlready = ({ code, constraint }: Coded): boolean =>
  code === '23505' && (constraint === 'inbox_pkey' || constraint === 'parked_event_once');

/** True when the same event would succeed later, unchanged: then nothing is parked and the partition waits. */
export const isTransient = (error: unknown): boolean => passesByItself(error, isThereAlready);

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
