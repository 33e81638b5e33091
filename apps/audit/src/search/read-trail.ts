import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessRecorded, type AccessPurpose } from '#contracts/audit.events.js';
import type { LedgerRecord } from '#ledger/record.js';
import { uuidOf } from '#platform/uuid.js';
import type { AuditEntryType, AuditFilter } from './entry.graphql.js';

export interface EntryRow {
  index: number;
  leaf: string;
  recordedAt: Date;
  residents: string[];
  resourceType: string;
  resourceId: string | null;
}

export const entryColumns = `index::float8, leaf, recorded_at AS "recordedAt", residents, resource_type AS "resourceType", resource_id AS "resourceId"`;

/** Rows under an area code. */
export const underArea = (place: number): string => `($${place}::text IS NULL OR string_to_array(path, '.') @> ARRAY[$${place}::text])`;

const trail = `
  SELECT ${entryColumns} FROM ledger_entry
  WHERE index < $1 AND ($2::text IS NULL OR topic = $2) AND ($3::text IS NULL OR actor = $3) AND ($4::text IS NULL OR action = $4)
    AND ($5::text IS NULL OR purpose = $5) AND ($6::text IS NULL OR resource_id = $6) AND ($7::uuid IS NULL OR residents @> ARRAY[$7::uuid])
    AND ${underArea(8)} AND ($9::timestamptz IS NULL OR at >= $9) AND ($10::timestamptz IS NULL OR at < $10)
    AND ($12::bigint[] IS NULL OR index = ANY ($12))
  ORDER BY index DESC LIMIT $11`;

/** Finds leaves by who, what, whom, where, when and why. */
@Injectable()
export class ReadTrail {
  /** Newest first; one more than `first` where there are more. */
  async execute(tx: EntityManager, filter: AuditFilter, first: number, before: number): Promise<AuditEntryType[]> {
    const rows = await tx.query<EntryRow[]>(trail, [
      ...[before, filter.accessOnly ? AccessRecorded.topic.name : null, filter.actor ?? null, filter.action ?? null],
      ...[filter.purpose ?? null, filter.resourceId ?? null, filter.residentId ? uuidOf(filter.residentId) : null],
      ...[filter.areaCode ?? null, filter.from ?? null, filter.until ?? null, first + 1],
      filter.entries ?? null,
    ]);
    return rows.map(shownEntry);
  }
}

/** What a leaf says, and beside it what is still kept. */
export function shownEntry({ index, leaf, recordedAt, residents, resourceType, resourceId }: EntryRow): AuditEntryType {
  const { time, type, area, access } = JSON.parse(leaf) as LedgerRecord & { access?: { reason: string | null } };
  return {
    ...{ index, type, recordedAt, residents, resourceType, resourceId, at: new Date(time), areaCode: area.split('.').at(-1) ?? '' },
    ...{ actor: access?.actor ?? null, role: access?.role ?? null, action: access?.action ?? null },
    purpose: (access?.purpose ?? null) as AccessPurpose | null,
    ...{
      reason: access?.reason ?? null,
      decision: access?.decision ?? null,
      count: access?.count ?? 1,
      approvers: access?.approvers ?? [],
    },
  };
}

export const mostEntries = 200;
export const pageSize = (first: number): number => Math.min(Math.max(first, 1), mostEntries);
/** A cursor is the place of the last entry that was seen; anything else begins at the newest. */
export const placeBefore = (after: string | null | undefined): number => (after && /^\d{1,15}$/.test(after) ? Number(after) : 2 ** 53 - 1);

export const auditPage = (found: readonly AuditEntryType[], size: number) => {
  const nodes = found.slice(0, size);
  return { nodes, endCursor: found.length > size ? String(nodes.at(-1)!.index) : null };
};
