import { CsvError, parse } from 'csv-parse';
import { Rejection } from '#platform/rejection.js';
import { rowsOf } from './rows.js';
import { longestKept, type Sheet } from './sheet.rules.js';

/**
 * Rows of comma, semicolon or tab separated text in UTF-8, UTF-16 with a mark, or GB 18030 (as Chinese Excel saves CSV).
 * @throws Rejection ROSTER_FILE_KIND_UNKNOWN for what is no such text, ROSTER_FILE_BROKEN for quotes that do not close
 */
export async function readCsv(bytes: Buffer): Promise<Sheet> {
  const text = decode(bytes);
  if (text === undefined || /^\s*[<{[%]/.test(text) || text.includes('\u0000')) throw new Rejection('ROSTER_FILE_KIND_UNKNOWN');
  const parser = parse(text, { delimiter: delimiterOf(text), relax_column_count: true, bom: true, max_record_size: 64 * 1024 });
  const rows = rowsOf();
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rows.begin(++number);
      for (const [column, cell] of record.entries()) rows.set(column, cell.slice(0, longestKept));
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Rejection('ROSTER_FILE_BROKEN');
    throw error;
  }
  return rows.end();
}

function decode(bytes: Buffer): string | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // not in this encoding
    }
  }
  return undefined;
}

/** The separator that the header has most of. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
