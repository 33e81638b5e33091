import type { Roster, RosterRoom, RowIssue } from './roster.rules.js';

/** Rows of the sheet that a room stands for. */
export const rowsInRoom = (room: RosterRoom): number =>
  Math.max(
    1,
    room.households.reduce((sum, household) => sum + household.members.length, 0),
  );

/** Whole rooms, about `rows` rows a piece: small enough for one short transaction. */
export function chunksOf(rooms: readonly RosterRoom[], rows: number): RosterRoom[][] {
  const chunks: RosterRoom[][] = [];
  let size = rows;
  for (const room of rooms) {
    if (size >= rows) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(room);
    size += rowsInRoom(room);
  }
  return chunks;
}

/** The roster without the people of some rows, which become issues; their rooms and households stay. */
export function withoutRows(roster: Roster, issues: readonly RowIssue[]): Roster {
  if (issues.length === 0) return roster;
  const refused = new Set(issues.map((issue) => issue.row));
  const rooms = roster.rooms.map((room) => ({
    ...room,
    households: room.households.map((household) => ({
      ...household,
      members: household.members.filter((member) => !refused.has(member.row)),
    })),
  }));
  return {
    ...roster,
    rooms,
    issues: [...roster.issues, ...issues],
    goodRows: roster.goodRows - refused.size,
    badRows: roster.badRows + refused.size,
  };
}
