import { Rejection } from '#platform/rejection.js';
import type { Archive } from './unzip.js';
import { attribute, decodeXml, type XmlListener, XmlScanner } from './xml-scanner.js';
import { longestKept } from './sheet.rules.js';

/** What a sheet of a workbook is read with. */
export interface Workbook {
  /** Entry of the first sheet that is not hidden. */
  sheetEntry: string;
  strings: string[];
  /** By number of style: true for a day. */
  dayStyles: boolean[];
  /** Days count from 1904 instead of 1900. */
  from1904: boolean;
}

/** Scans one entry to its end; false when there is none. */
export async function scan(archive: Archive, entry: string, listener: Partial<XmlListener>): Promise<boolean> {
  const stream = await archive.read(entry);
  if (!stream) return false;
  const nothing = (): void => undefined;
  const scanner = new XmlScanner({ open: nothing, close: nothing, text: nothing, ...listener });
  for await (const chunk of stream) scanner.write(String(chunk));
  scanner.end();
  return true;
}

/** @throws Rejection ROSTER_FILE_KIND_UNKNOWN for an archive that is no workbook, ROSTER_FILE_BROKEN for one without a sheet */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  if (!archive.has('xl/workbook.xml')) throw new Rejection('ROSTER_FILE_KIND_UNKNOWN');
  let sheetId: string | undefined;
  let from1904 = false;
  await scan(archive, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (name === 'sheet' && (attribute(attributes, 'state') ?? 'visible') === 'visible') sheetId ??= attribute(attributes, 'id');
    },
  });
  return {
    sheetEntry: await findSheet(archive, sheetId),
    strings: await readStrings(archive),
    dayStyles: await readDayStyles(archive),
    from1904,
  };
}

async function findSheet(archive: Archive, sheetId: string | undefined): Promise<string> {
  let target: string | undefined;
  await scan(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      if (name === 'Relationship' && attribute(attributes, 'Id') === sheetId) target = attribute(attributes, 'Target');
    },
  });
  const entry = target?.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (!sheetId || !archive.has(entry)) throw new Rejection('ROSTER_FILE_BROKEN');
  return entry;
}

/** Excel writes a control character as `_x0007_`. */
export const decodeCell = (raw: string): string =>
  decodeXml(raw).replace(/_x([\dA-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

async function readStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inside = '';
  let phonetic = false;
  await scan(archive, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      inside = name;
    },
    close: (name) => {
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(decodeCell(text).slice(0, longestKept));
      inside = '';
    },
    text: (raw) => {
      if (inside === 't' && !phonetic) text += raw;
    },
  });
  return strings;
}

/** Built-in formats of days, those of Chinese, Japanese and Korean programs included; times alone are none. */
const isBuiltInDay = (format: number): boolean =>
  (format >= 14 && format <= 17) || format === 22 || (format >= 27 && format <= 31) || format === 36 || (format >= 50 && format <= 58);

/** A format with a year or a day of the month in it, outside quoted words, escapes and colours. */
const isDayFormat = (code: string): boolean => /[yd]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));

async function readDayStyles(archive: Archive): Promise<boolean[]> {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellStyles = false;
  await scan(archive, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'numFmt') custom.set(Number(attribute(attributes, 'numFmtId')), isDayFormat(attribute(attributes, 'formatCode') ?? ''));
      if (name !== 'xf' || !inCellStyles) return;
      const format = Number(attribute(attributes, 'numFmtId') ?? 0);
      styles.push(custom.get(format) ?? isBuiltInDay(format));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}
