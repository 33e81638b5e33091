import { Rejection } from '#platform/rejection.js';
import { decodeCell, readWorkbook, scan, type Workbook } from './read-workbook.js';
import { type Rows, rowsOf } from './rows.js';
import { longestKept, type Sheet, type SheetCell } from './sheet.rules.js';
import { Archive } from './unzip.js';
import { attribute, type XmlListener } from './xml-scanner.js';

/**
 * The first visible sheet of a workbook, read in one pass that also sees formulas and the digits as they are stored.
 * @throws Rejection ROSTER_FILE_… and ROSTER_TOO_MANY_…
 */
export async function readXlsx(bytes: Buffer): Promise<Sheet> {
  try {
    const archive = await Archive.open(bytes);
    const workbook = await readWorkbook(archive);
    const rows = rowsOf();
    await scan(archive, workbook.sheetEntry, new SheetListener(workbook, rows).listener);
    return rows.end();
  } catch (error) {
    if (error instanceof Rejection) throw error;
    // Whatever an archive or its XML stumbles over, the file is what is wrong.
    throw new Rejection('ROSTER_FILE_BROKEN');
  }
}

class SheetListener {
  private row = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private formula: string | undefined;
  private inside = '';
  private phonetic = false;

  constructor(
    private readonly workbook: Workbook,
    private readonly rows: Rows,
  ) {}

  readonly listener: XmlListener = {
    open: (name, attributes) => {
      this.inside = name;
      if (name === 'row') this.beginRow(attributes);
      else if (name === 'c') this.beginCell(attributes);
      else if (name === 'f') this.formula = '';
      else if (name === 'rPh') this.phonetic = true;
    },
    close: (name) => {
      this.inside = '';
      if (name === 'c') this.endCell();
      else if (name === 'rPh') this.phonetic = false;
    },
    text: (raw) => {
      if (this.inside === 'v' || (this.inside === 't' && !this.phonetic)) this.value += raw;
      else if (this.inside === 'f') this.formula = (this.formula ?? '') + raw;
    },
  };

  private beginRow(attributes: string): void {
    this.row = Number(attribute(attributes, 'r') ?? this.row + 1);
    this.column = -1;
    this.rows.begin(this.row);
  }

  private beginCell(attributes: string): void {
    const address = attribute(attributes, 'r');
    this.column = address ? columnNumber(address) : this.column + 1;
    this.type = attribute(attributes, 't') ?? 'n';
    this.style = Number(attribute(attributes, 's') ?? 0);
    this.value = '';
    this.formula = undefined;
  }

  private endCell(): void {
    if (this.formula !== undefined) this.rows.set(this.column, `=${decodeCell(this.formula)}`.slice(0, longestKept));
    else if (this.value !== '') this.rows.set(this.column, this.cell());
  }

  private cell(): SheetCell {
    switch (this.type) {
      case 's':
        return this.workbook.strings[Number(this.value)] ?? null;
      case 'b':
        return this.value === '1';
      case 'd':
        return this.value.slice(0, 10);
      case 'n':
        return this.number(Number(this.value));
      default:
        return decodeCell(this.value).slice(0, longestKept);
    }
  }

  private number(value: number): SheetCell {
    if (!Number.isFinite(value)) return this.value;
    return this.workbook.dayStyles[this.style] ? dayOfSerial(value, this.workbook.from1904) : value;
  }
}

/** Column of an address, 0 for `A7`. */
function columnNumber(address: string): number {
  let column = 0;
  for (let place = 0; place < address.length && address.charCodeAt(place) >= 65; place++)
    column = column * 26 + address.charCodeAt(place) - 64;
  return column - 1;
}

/** Excel counts days from 30 December 1899, or from 1 January 1904; before March 1900 its count is off by one, which nobody's birthday is. */
function dayOfSerial(serial: number, from1904: boolean): SheetCell {
  const day = new Date(Date.UTC(1899, 11, 30) + (Math.floor(serial) + (from1904 ? 1462 : 0)) * 86_400_000);
  return serial >= 1 && day.getUTCFullYear() < 10_000 ? day.toISOString().slice(0, 10) : serial;
}
