import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '#platform/clock.js';
import { Rejection } from '#platform/rejection.js';
import { uuidv7 } from '#platform/uuid.js';
import { Area } from '../area/area.entity.js';
import { FindDocumentsElsewhere } from './find-documents-elsewhere.js';
import { firstRowsOf } from './first-rows.rules.js';
import type { Sheet } from './sheet.rules.js';
import { ignoredTitles } from './roster-header.rules.js';
import { chunksOf, withoutRows } from './roster-chunks.rules.js';
import type { Roster, RowIssue } from './roster.rules.js';
import { RosterImport } from './roster-import.entity.js';
import { badRows, firstRows, RosterStorage } from './roster-storage.js';

export interface UploadedRoster {
  bytes: Buffer;
  sheet: Sheet;
  roster: Roster;
}

export interface BadRows {
  sheet: Sheet;
  issues: RowIssue[];
}

const rowsOfAChunk = 2_000;

/** Looks at an uploaded roster and says what would happen. Nothing of the register changes; the rows wait sealed. */
@Injectable()
export class PreviewRoster {
  constructor(
    private readonly clock: Clock,
    private readonly storage: RosterStorage,
    private readonly elsewhere: FindDocumentsElsewhere,
  ) {}

  async execute(tx: EntityManager, by: string, areaCode: string, { bytes, sheet, roster: read }: UploadedRoster): Promise<RosterImport> {
    const committee = await tx.findOneBy(Area, { code: areaCode });
    if (!committee) throw new Rejection('AREA_UNKNOWN', { code: areaCode });
    if (committee.kind !== 'committee') throw new Rejection('AREA_KIND_WRONG', { code: areaCode, expected: 'committee' });
    const roster = withoutRows(read, await this.elsewhere.execute(tx, read));
    const chunks = chunksOf(roster.rooms, rowsOfAChunk);
    const id = uuidv7();
    const draft: RosterImport = {
      ...{ id, areaCode, path: committee.path, uploadedBy: by, uploadedAt: this.clock.now(), state: 'previewed' },
      fileHash: createHash('sha256').update(bytes).digest(),
      ...{ rowsTotal: sheet.rows.length, rowsBad: roster.badRows, rowsDone: 0, chunksTotal: chunks.length, chunksDone: 0 },
      ...{
        created: 0,
        updated: 0,
        unchanged: 0,
        issues: roster.issues,
        ignoredColumns: ignoredTitles(sheet.headers),
        wrappedKey: this.storage.newKey(id),
      },
    };
    await tx.insert(RosterImport, draft);
    for (const [number, rooms] of chunks.entries()) await this.storage.write(tx, draft, number, rooms);
    const bad = new Set(roster.issues.map((issue) => issue.row));
    const toCorrect: BadRows = { sheet: { ...sheet, rows: sheet.rows.filter((row) => bad.has(row.number)) }, issues: roster.issues };
    await this.storage.write(tx, draft, badRows, toCorrect);
    await this.storage.write(tx, draft, firstRows, firstRowsOf(sheet, roster));
    return draft;
  }
}
