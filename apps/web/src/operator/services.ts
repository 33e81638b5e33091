import { fetchFile, fetchJson } from '../session/fetch-file.js';
import type { Session } from '../session/session.js';

/** A parked event that holds its key up; a record that is none of our events has neither key nor type. */
export interface HeldUp {
  eventId: string;
  topic: string;
  type: string | null;
  key: string | null;
  sequence: number;
  reason: string;
  error: string | null;
  since: string;
  replays: number;
  followers: number;
}

export interface ServiceNow {
  name: string;
  state: 'ready' | 'unready' | 'silent';
  reasons: Record<string, string>;
  standing: {
    outbox: { rows: number; oldestSeconds: number };
    lag?: number | null;
    parked: { total: number; heads: HeldUp[] };
  } | null;
}

export interface Replayed {
  eventId: string;
  outcome: string;
}

const path = '/api/operator/services';

/** @throws Error with what the gateway said; TypeError when nothing answers */
export async function askServices(session: Session): Promise<ServiceNow[]> {
  return (await fetchJson<{ services: ServiceNow[] }>(session, path)).services;
}

export async function replay(session: Session, service: string, eventId: string, dryRun: boolean): Promise<Replayed[]> {
  return (await fetchJson<{ replayed: Replayed[] }>(session, `${path}/${service}/replay`, { eventId, dryRun })).replayed;
}

export async function setAside(session: Session, service: string, eventId: string, why: string): Promise<void> {
  await fetchFile(session, `${path}/${service}/set-aside`, { eventId, why });
}
