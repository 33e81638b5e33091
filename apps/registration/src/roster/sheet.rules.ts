/** What stands in a cell; a day is the text `YYYY-MM-DD`. */
export type SheetCell = string | number | boolean | null;

export interface SheetRow {
  /** As the spreadsheet program numbers it, the header being row 1. */
  number: number;
  cells: SheetCell[];
  /** True where the cell is, or could become, a formula; the cell then holds the formula itself. Empty when none is. */
  formula: boolean[];
}

/** The first sheet of a file, without blank rows. It is plain JSON. */
export interface Sheet {
  headers: string[];
  rows: SheetRow[];
}

export const mostRows = 20_000;
export const mostColumns = 64;
/** Longer than any cell that is accepted; what comes after it is not kept. */
export const longestKept = 300;

const number = /^[+-][\d\s().\-/]*$/;

/** Text that a spreadsheet program would run when it is typed or opened from CSV; `+86 …` and `-1` are numbers. */
export const looksLikeFormula = (text: string): boolean =>
  /^['\t\r\n ]*[=@]/.test(text) || (/^['\t\r\n ]*[+-]./.test(text) && !number.test(text.trim()));

export const isBlank = (cell: SheetCell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** A spreadsheet keeps fifteen digits of a number; from here on the last ones are lost. */
export const firstInexact = 1e15;

/** Text of a cell; a number that has lost digits is written so that it cannot pass for a whole one. */
export function textOfCell(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' && Math.abs(cell) >= firstInexact ? cell.toExponential() : String(cell);
}
