import type { Language } from '#contracts/shared.js';
import { addedByErrors, type ColumnKey, columnTitled, titleOf } from './roster.columns.js';
import type { Roster } from './roster.rules.js';
import { type Sheet, textOfCell } from './sheet.rules.js';

const mostShown = 20;

/** How a roster begins, as it was sent, and what all of it holds. */
export interface FirstRows {
  columns: { title: string; column: ColumnKey }[];
  rows: { row: number; cells: string[] }[];
  rooms: number;
  people: number;
}

/** The first rows under the columns that something is taken from, in the order of the file. */
export function firstRowsOf(sheet: Sheet, { rooms }: Roster): FirstRows {
  const taken = [...sheet.headers.entries()].flatMap(([place, title]) => {
    const column = addedByErrors(title) ? undefined : columnTitled(title);
    return column ? [{ place, title, column }] : [];
  });
  const members = rooms.flatMap(({ households }) => households.map((household) => household.members.length));
  return {
    columns: taken.map(({ title, column }) => ({ title, column })),
    rows: sheet.rows.slice(0, mostShown).map(({ number, cells }) => ({
      row: number,
      cells: taken.map(({ place }) => textOfCell(cells[place])),
    })),
    rooms: rooms.length,
    people: members.reduce((sum, count) => sum + count, 0),
  };
}

/** With what each column was taken for, in the language of the reader. */
export const withTitles = ({ columns, ...first }: FirstRows, language: Language) => ({
  ...first,
  columns: columns.map(({ title, column }) => ({ title, column, columnTitle: titleOf(column, language) })),
});
