import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { DemoColumn, DemoRow } from './roster.js';

/** Columns of the roster template with their Chinese titles, and last the version of the template. */
export const sampleColumns: readonly (readonly [key: DemoColumn, title: string])[] = [
  ['compound', '小区'],
  ['building', '楼栋'],
  ['unit', '单元'],
  ['room', '房号'],
  ['roomState', '房屋状态'],
  ['household', '户序号'],
  ['tenure', '居住性质'],
  ['relation', '与户主关系'],
  ['name', '姓名'],
  ['latinName', '拉丁字母姓名'],
  ['chineseName', '中文姓名'],
  ['sex', '性别'],
  ['birthDate', '出生日期'],
  ['documentKind', '证件类型'],
  ['documentNumber', '证件号码'],
  ['documentCountry', '证件签发国'],
  ['documentExpiresOn', '证件有效期至'],
  ['nationality', '国籍'],
  ['phone', '联系电话'],
  ['language', '语言'],
  ['flags', '关注标签'],
  ['residenceKind', '居住类别'],
  ['inAreaSince', '来本地日期'],
  ['landlordPhone', '房东电话'],
];
const header = [...sampleColumns.map(([, title]) => title), 'linli-roster/1'];

/** A cell that is not plain text, as careless spreadsheets have it. */
export type SampleRow = Partial<Record<DemoColumn, string | { number: number } | { formula: string }>>;

/** An xlsx with the columns of the template. */
export async function sampleXlsx(rows: readonly SampleRow[]): Promise<Buffer> {
  const titles = header.map((value) => ({ value, fontWeight: 'bold' as const }));
  const data = rows.map((row) => sampleColumns.map(([key]) => cellOf(row[key])));
  return writeXlsxFile([titles, ...data], { sheet: '名册', stickyRowsCount: 1, columns: header.map(() => ({ width: 14 })) }).toBuffer();
}

function cellOf(cell: SampleRow[DemoColumn]): Cell {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String, format: '@' };
  return 'number' in cell ? { value: cell.number, type: Number } : { value: cell.formula, type: 'Formula' };
}

/** The same as CSV in UTF-8 with a mark, as spreadsheet programs expect it. */
export function sampleCsv(rows: readonly DemoRow[]): Buffer {
  const lines = [header, ...rows.map((row) => sampleColumns.map(([key]) => row[key] ?? ''))];
  return Buffer.from(`\ufeff${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`);
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
