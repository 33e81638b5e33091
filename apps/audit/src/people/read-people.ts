import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessRecorded } from '#contracts/audit.events.js';
import { type FactType } from '#platform/facts.graphql.js';
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

const events = `
  SELECT event_id AS id, type, at, path, index::float8 FROM ledger_entry
  WHERE index < $1 AND topic <> $2 AND type = ANY ($3) AND ${underArea(4)} AND at >= $5 AND at < $6
    AND ($7::timestamptz IS NULL OR recorded_at <= $7)
  ORDER BY index DESC LIMIT $8`;

export interface EventsAsked {
  areaCode: string;
  types: readonly string[];
  from: Date;
  until: Date;
  /** Only what had been reported by then; null: everything that is known now. */
  reportedAt: Date | null;
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
    const { areaCode, types, from, until, reportedAt } = asked;
    return tx.query(events, [before, AccessRecorded.topic.name, types, areaCode, from, until, reportedAt, first + 1]);
  }
}
