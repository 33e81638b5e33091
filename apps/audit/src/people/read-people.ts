import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessRecorded } from '#contracts/audit.events.js';
import { type FactType } from '#platform/facts.graphql.js';
import { smallestShownCount } from '#platform/policy.js';
import { type EntryRow, entryColumns, shownEntry, underArea } from '../search/read-trail.js';
import type { AuditEntryType } from '../search/entry.graphql.js';

/** What restricts somebody, or lifts a restriction. */
export const restricting = [
  ...['pass.suspend', 'pass.approve', 'pass.revoke', 'appeal.decide'],
  ...['observation.start', 'observation.change', 'observation.approve', 'risk.confirm'],
];

const looks = `
  SELECT ${entryColumns} FROM ledger_entry
  WHERE topic = $1 AND index < $2 AND households && $3::uuid[] ORDER BY index DESC LIMIT $4`;

const decisions = `
  SELECT ${entryColumns} FROM ledger_entry
  WHERE topic = $1 AND index < $2 AND action = ANY ($3) AND ${underArea(4)} ORDER BY index DESC LIMIT $5`;

/** City, district, subdistrict, committee. */
export const committeeDepth = 4;

/** Where small counts are hidden from the reader, so are events of which there are too few of one type in one committee. */
const events = `
  SELECT id, type, at, path, index FROM (
    SELECT event_id AS id, type, at, path, index::float8,
      count(*) OVER (PARTITION BY type, (string_to_array(path, '.'))[1:${committeeDepth}]) AS alike
    FROM ledger_entry
    WHERE topic <> $2 AND type = ANY ($3) AND ${underArea(4)} AND at >= $5 AND at < $6 AND ($7::timestamptz IS NULL OR recorded_at <= $7)) found
  WHERE index < $1 AND (alike >= ${smallestShownCount} OR (path || '.') ^@ ANY ($9::text[]))
  ORDER BY index DESC LIMIT $8`;

export interface EventsAsked {
  areaCode: string;
  types: readonly string[];
  from: Date;
  until: Date;
  /** Only what had been reported by then; null: everything that is known now. */
  reportedAt: Date | null;
  /** Area paths where the reader may see small counts. */
  exactCounts: readonly string[];
}

/** The ledger for those whom it is about, and for those who answer for figures. */
@Injectable()
export class ReadPeople {
  async looks(tx: EntityManager, households: readonly string[], first: number, before: number): Promise<AuditEntryType[]> {
    const rows = await tx.query<EntryRow[]>(looks, [AccessRecorded.topic.name, before, households, first + 1]);
    return rows.map(shownEntry);
  }

  async restrictions(tx: EntityManager, areaCode: string, first: number, before: number): Promise<(AuditEntryType & { path: string })[]> {
    const rows = await tx.query<EntryRow[]>(decisions, [AccessRecorded.topic.name, before, restricting, areaCode, first + 1]);
    return rows.map((row) => ({ ...shownEntry(row), path: (JSON.parse(row.leaf) as { area: string }).area }));
  }

  events(tx: EntityManager, asked: EventsAsked, first: number, before: number): Promise<(FactType & { path: string; index: number })[]> {
    const { areaCode, types, from, until, reportedAt, exactCounts } = asked;
    const exact = exactCounts.map((path) => `${path}.`);
    return tx.query(events, [before, AccessRecorded.topic.name, types, areaCode, from, until, reportedAt, first + 1, exact]);
  }
}
