import { Rejection } from '#platform/rejection.js';
import { isBlank, looksLikeFormula, mostColumns, mostRows, type Sheet, type SheetCell, type SheetRow } from './sheet.rules.js';

/** Takes cells in the order of the file and keeps what is not blank. */
export interface Rows {
  /** @throws Rejection ROSTER_TOO_MANY_ROWS */
  begin(number: number): void;
  /** @throws Rejection ROSTER_TOO_MANY_COLUMNS */
  set(column: number, cell: SheetCell): void;
  /** @throws Rejection ROSTER_FILE_EMPTY */
  end(): Sheet;
}

const noFormula: boolean[] = [];

export function rowsOf(): Rows {
  const rows: SheetRow[] = [];
  let row: SheetRow | undefined;
  const keep = (): void => {
    if (!row || row.cells.length === 0) return;
    if (rows.push(row) > mostRows + 1) throw new Rejection('ROSTER_TOO_MANY_ROWS', { max: mostRows });
    row = undefined;
  };
  return {
    begin: (number) => {
      keep();
      row = { number, cells: [], formula: noFormula };
    },
    set: (column, cell) => {
      if (!row || isBlank(cell)) return;
      if (column >= mostColumns) throw new Rejection('ROSTER_TOO_MANY_COLUMNS', { max: mostColumns });
      while (row.cells.length < column) row.cells.push(null);
      row.cells[column] = cell;
      if (typeof cell !== 'string' || !looksLikeFormula(cell)) return;
      if (row.formula === noFormula) row.formula = [];
      row.formula[column] = true;
    },
    end: () => {
      keep();
      const [header, ...content] = rows;
      if (!header) throw new Rejection('ROSTER_FILE_EMPTY');
      return { headers: Array.from(header.cells, (cell) => String(cell ?? '').trim()), rows: content };
    },
  };
}
