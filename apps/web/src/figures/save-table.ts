import type { Cell, Column } from './sorted-table.js';

/** A text that a spreadsheet would run is only shown. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (cell: Cell): string => `"${harmless(String(cell ?? '')).replaceAll('"', '""')}"`;

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** With a mark of UTF-8 in front, so that Excel and WPS read Chinese right. */
export function saveCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const lines = [columns.map(({ title }) => quoted(title)), ...rows.map((row) => columns.map(({ value }) => cellOf(value(row))))];
  saveFile(`${name}.csv`, new Blob(['\uFEFF', lines.map((line) => line.join(',')).join('\r\n')], { type: 'text/csv' }));
}

const cellOf = (cell: Cell): string => (typeof cell === 'number' ? String(cell) : quoted(cell));

/** The writer is loaded when somebody asks for such a file. */
export async function saveXlsx<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  const { default: write } = await import('write-excel-file/browser');
  const head = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const body = rows.map((row) => columns.map(({ value }) => ({ value: value(row) ?? null })));
  await write([head, ...body] as never).toFile(`${name}.xlsx`);
}
