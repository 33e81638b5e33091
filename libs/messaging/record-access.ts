import { crc32 } from 'node:zlib';
import type { EntityManager } from 'typeorm';
import { AccessRecorded, type AccessPurpose, type LegalBasis } from '#contracts/audit.events.js';
import type { Grant } from '#platform/actor.js';
import { isUnder } from '#platform/actor.js';
import { type Action, ruleOf } from '#platform/policy.js';
import type { Outbox } from './outbox.js';

/** Lanes of a service count for themselves, so that not every reader waits for the commit of every other. */
const lanes = 4;
/** The code of the whole country: for what has no place. */
const everywhere = '000000000000';

/** As much of an `Actor` as a record needs. */
export interface Accessor {
  subject: string;
  grants: readonly Grant[];
  requestId: string;
}

/** A service that acts by itself, not for a caller. */
export const serviceActor = (name: string, requestId: string): Accessor => ({ subject: `service:${name}`, grants: [], requestId });

export interface Access {
  action: Action;
  resourceType: string;
  /** Left out for a list. */
  resourceId?: string | null;
  /** Where it was; the record stands at what they have in common. */
  paths: readonly string[];
  /** How many things it was about; one unless said. */
  count?: number;
  residents?: readonly string[];
  households?: readonly string[];
  purpose?: AccessPurpose | null;
  legalBasis?: LegalBasis;
  reason?: string | null;
  approvers?: readonly string[];
  onBehalfOf?: string | null;
  decision?: 'allow' | 'deny';
}

const nextNumber = `
  INSERT INTO access_source (lane, sequence) VALUES ($1, $2)
  ON CONFLICT (lane) DO UPDATE SET sequence = access_source.sequence + excluded.sequence RETURNING sequence`;

/**
 * The one way to say who saw or changed what. The record is in the transaction of the reading or the change: without it there is no
 * answer, and without the answer no record. The counter's row stays locked until the commit, so it is written last.
 */
export class RecordAccess {
  constructor(
    private readonly service: string,
    private readonly outbox: Outbox,
  ) {}

  /** One record for each; all of them are numbered and written by two statements. */
  async execute(tx: EntityManager, actor: Accessor, ...accesses: readonly Access[]): Promise<void> {
    if (accesses.length === 0) return;
    const lane = crc32(actor.requestId) % lanes;
    const [{ sequence: last } = { sequence: 0 }] = await tx.query<{ sequence: number }[]>(nextNumber, [lane, accesses.length]);
    const by = { source: `${this.service}/${lane}`, actor: actor.subject, requestId: actor.requestId };
    const records = accesses.map((access, place) => {
      const [sequence, jurisdiction] = [last - accesses.length + 1 + place, commonPath(access.paths)];
      const payload = { ...by, sourceSeq: sequence, ...grantOf(actor, access.action, jurisdiction), ...facts(access) };
      return { payload, sequence, jurisdiction };
    });
    await this.outbox.addMany(tx, AccessRecorded, records);
  }
}

const facts = (access: Access) => ({
  action: access.action,
  purpose: access.purpose ?? null,
  legalBasis: access.legalBasis ?? ('epidemic-control' as const),
  reason: access.reason ?? null,
  resourceType: access.resourceType,
  resourceId: access.resourceId ?? null,
  count: access.count ?? 1,
  decision: access.decision ?? ('allow' as const),
  onBehalfOf: access.onBehalfOf ?? null,
  approvers: [...(access.approvers ?? [])],
  residents: [...new Set(access.residents)],
  households: [...new Set(access.households)],
});

/** The grant by which it was allowed there; of a service that acts by itself, none. */
function grantOf({ grants }: Accessor, action: Action, path: string): { role: string | null; scope: string | null } {
  const { clear, masked, own } = ruleOf(action);
  const allows = ({ role, household }: Grant): boolean => clear.includes(role) || masked.includes(role) || Boolean(own && household);
  const grant = grants.find((one) => allows(one) && (isUnder(path, one.scope) || isUnder(one.scope, path)));
  return { role: grant?.role ?? null, scope: grant?.scope ?? null };
}

/** The smallest area that holds all of them. */
export function commonPath(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('.'));
  let depth = first.length;
  for (const other of others) {
    let same = 0;
    while (same < depth && other[same] === first[same]) same += 1;
    depth = same;
  }
  return first.slice(0, depth).join('.') || everywhere;
}
