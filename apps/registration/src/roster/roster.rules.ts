import type { Language } from '#contracts/shared.js';
import { rejectionText } from '#platform/rejection.js';
import { titleOf } from './roster.columns.js';
import type { RowIssue } from './roster-cells.rules.js';
import { readHeader } from './roster-header.rules.js';
import { type RosterRoom, RoomsOfRows } from './roster-rooms.rules.js';
import { readRow } from './roster-row.rules.js';
import type { Sheet } from './sheet.rules.js';

export type { RowIssue } from './roster-cells.rules.js';
export type { RosterHousehold, RosterRoom } from './roster-rooms.rules.js';

export interface Roster {
  rooms: RosterRoom[];
  issues: RowIssue[];
  goodRows: number;
  badRows: number;
}

/**
 * Reads a sheet into rooms, households and people. A bad row keeps out its own person only; its room still counts, for every
 * room is a part of the denominator. `today` is the local `YYYY-MM-DD`.
 * @throws Rejection when the header does not fit: ROSTER_TEMPLATE_VERSION, ROSTER_COLUMN_TWICE, ROSTER_COLUMN_MISSING
 */
export function readRoster(sheet: Sheet, today: string): Roster {
  const places = readHeader(sheet.headers);
  const rooms = new RoomsOfRows();
  const roster: Roster = { rooms: [], issues: [], goodRows: 0, badRows: 0 };
  for (const sheetRow of sheet.rows) {
    const row = readRow(sheetRow, places, today);
    if (!row) continue;
    rooms.add(row);
    roster.issues.push(...row.issues);
    if (row.issues.length > 0) roster.badRows++;
    else roster.goodRows++;
  }
  return { ...roster, rooms: rooms.all() };
}

/** Column title and what is wrong, for people. */
export const describeIssue = ({ column, code, params }: RowIssue, language: Language): string =>
  `${titleOf(column, language)}: ${rejectionText(code, language, params)}`;
