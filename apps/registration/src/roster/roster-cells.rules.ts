import type { RejectionCode } from '#platform/rejection.js';
import { hasControlCharacters } from '../resident/names.rules.js';
import { type ColumnKey, columnOf, longestCell } from './roster.columns.js';
import type { ColumnPlaces } from './roster-header.rules.js';
import { firstInexact, type SheetCell, type SheetRow, textOfCell } from './sheet.rules.js';

/** What is wrong with one cell. It never holds what stood in the cell. */
export interface RowIssue {
  /** As the spreadsheet program numbers it. */
  row: number;
  column: ColumnKey;
  code: RejectionCode;
  params: Record<string, string | number>;
}

export interface RowCells {
  row: number;
  /** Clean text of the cells that hold any. */
  texts: Partial<Record<ColumnKey, string>>;
  issues: RowIssue[];
}

const longestSeveral = 240;
/** Marks of direction and width that phones and messengers put around what is copied. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const dash = /^[-‐–—―/\\－]+$/;
const scientific = /^[+-]?\d+(\.\d+)?e\+?\d{2}$/i;

/** Clean text of the recognised cells of a row; a cell that cannot be read is an issue and has no text. */
export function readCells(sheetRow: SheetRow, places: ColumnPlaces): RowCells {
  const cells: RowCells = { row: sheetRow.number, texts: {}, issues: [] };
  for (const [column, place] of places) {
    const cell = sheetRow.cells[place] ?? null;
    const text = cleanText(cell);
    const wrong = sheetRow.formula[place] ? 'ROSTER_FORMULA' : wrongWith(column, cell, text);
    if (wrong) cells.issues.push({ row: sheetRow.number, column, code: wrong, params: paramsOf(wrong, column) });
    else if (text) cells.texts[column] = text;
  }
  return cells;
}

function cleanText(cell: SheetCell): string {
  const text = textOfCell(cell).replace(invisible, '').replace(/\s+/g, ' ').trim();
  return dash.test(text) ? '' : text;
}

function wrongWith(column: ColumnKey, cell: SheetCell, text: string): RejectionCode | undefined {
  const digits = columnOf(column).text;
  if (digits && (typeof cell === 'number' ? Math.abs(cell) >= firstInexact : scientific.test(text))) return 'ROSTER_NUMBER_LOST_DIGITS';
  if (hasControlCharacters(text)) return 'ROSTER_CONTROL_CHARACTERS';
  return [...text].length > longest(column) ? 'ROSTER_TEXT_TOO_LONG' : undefined;
}

const longest = (column: ColumnKey): number => (columnOf(column).several ? longestSeveral : longestCell);
const paramsOf = (code: RejectionCode, column: ColumnKey): RowIssue['params'] =>
  code === 'ROSTER_TEXT_TOO_LONG' ? { max: longest(column) } : {};
