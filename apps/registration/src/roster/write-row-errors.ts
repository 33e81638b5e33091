import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import type { Language } from '#contracts/shared.js';
import { added, addedByErrors, columnTitled } from './roster.columns.js';
import { describeIssue, type RowIssue } from './roster.rules.js';
import { looksLikeFormula, type Sheet, type SheetRow, textOfCell } from './sheet.rules.js';

/**
 * An xlsx of the rows that were refused, as they were sent: row number and reasons first, faulty cells coloured.
 * Every cell is text, and what could become a formula begins with an apostrophe.
 */
export async function writeRowErrors(sheet: Sheet, issues: readonly RowIssue[], language: Language): Promise<Buffer> {
  const places = [...sheet.headers.keys()].filter((place) => !addedByErrors(sheet.headers[place] ?? ''));
  const byRow = Map.groupBy(issues, ({ row }) => row);
  const bold = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
  const header: Row = [added.row[language], added.reason[language], ...places.map((place) => sheet.headers[place] ?? '')].map(bold);
  const rows = sheet.rows.flatMap((row) => {
    const own = byRow.get(row.number);
    return own
      ? [
          errorRow(
            row,
            own,
            places.map((place) => [place, sheet.headers[place] ?? '']),
            language,
          ),
        ]
      : [];
  });
  const columns = [{ width: 8 }, { width: 60 }, ...places.map(() => ({ width: 16 }))];
  return writeXlsxFile([header, ...rows], { columns, stickyRowsCount: 1 }).toBuffer();
}

function errorRow(row: SheetRow, issues: readonly RowIssue[], columns: [place: number, header: string][], language: Language): Row {
  const reasons = issues.map((issue) => describeIssue(issue, language)).join('\n');
  const faulty = new Set(issues.map(({ column }) => column));
  return [
    { value: String(row.number), type: String },
    { value: reasons, type: String, wrap: true, textColor: '#C00000' },
    ...columns.map(([place, header]): Cell => {
      const key = columnTitled(header);
      const text = withoutFormula(row, place);
      const colour = key && faulty.has(key) ? { backgroundColor: '#FFC7CE' } : {};
      return text || key ? { ...(text && { value: text }), type: String, format: '@', ...colour } : null;
    }),
  ];
}

function withoutFormula(row: SheetRow, place: number): string {
  const text = textOfCell(row.cells[place]);
  return !text.startsWith("'") && (row.formula[place] || looksLikeFormula(text)) ? `'${text}` : text;
}
