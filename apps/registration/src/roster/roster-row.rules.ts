import type { RoomState } from '#contracts/shared.js';
import type { RejectionCode } from '#platform/rejection.js';
import { phoneOf } from '#platform/phone.rules.js';
import { type Person, readPerson } from '../resident/resident.rules.js';
import type { Relation, Tenure } from '../household/household.rules.js';
import { type ColumnKey, columnKeys, columnOf, mostHouseholds, rosterColumns, valueOf } from './roster.columns.js';
import { labelOf } from './label.rules.js';
import { readCells, type RowCells, type RowIssue } from './roster-cells.rules.js';
import type { ColumnPlaces } from './roster-header.rules.js';
import type { SheetRow } from './sheet.rules.js';

/** Where a room is, by labels that are the same however they were typed. */
export interface RosterPlace {
  compound: string;
  building: string;
  unit: string | null;
  room: string;
}

export interface RosterRow {
  row: number;
  /** Room and state; undefined when they could not be read, and then nothing of the row counts. */
  place?: RosterPlace;
  state?: RoomState;
  household: number;
  tenure?: Tenure;
  landlordPhone?: string;
  hasPerson: boolean;
  relation: Relation;
  person?: Person;
  issues: RowIssue[];
}

const roomColumns: readonly ColumnKey[] = ['compound', 'building', 'unit', 'room', 'roomState', 'household', 'tenure', 'landlordPhone'];
const personColumns = columnKeys.filter((key) => !roomColumns.includes(key));
const separators = /\s*[、,，;；/|\n]\s*/;

/** Reads one row by itself; undefined for a row that says nothing in any column of a roster. `today` is `YYYY-MM-DD`. */
export function readRow(sheetRow: SheetRow, places: ColumnPlaces, today: string): RosterRow | undefined {
  const cells = readCells(sheetRow, places);
  if (cells.issues.length === 0 && Object.keys(cells.texts).length === 0) return undefined;
  const read = new RowReader(cells);
  const place = read.place();
  const state = read.required('roomState') ? read.word('roomState', rosterColumns.roomState.words, 'ROSTER_ROOM_STATE_UNKNOWN') : undefined;
  const hasPerson = personColumns.some((key) => cells.texts[key] !== undefined || read.isFaulty(key));
  return {
    row: sheetRow.number,
    place,
    state,
    household: read.householdNumber(),
    tenure: read.word('tenure', rosterColumns.tenure.words, 'ROSTER_TENURE_UNKNOWN'),
    landlordPhone: read.landlordPhone(),
    hasPerson,
    relation: read.word('relation', rosterColumns.relation.words, 'ROSTER_RELATION_UNKNOWN') ?? 'other',
    person: hasPerson ? read.person(today) : undefined,
    issues: cells.issues,
  };
}

class RowReader {
  constructor(private readonly cells: RowCells) {}

  isFaulty(column: ColumnKey): boolean {
    return this.cells.issues.some((issue) => issue.column === column);
  }

  required(column: ColumnKey): string | undefined {
    const text = this.cells.texts[column];
    if (text === undefined && !this.isFaulty(column)) this.note(column, 'ROSTER_CELL_MISSING');
    return text;
  }

  word<Value extends string>(column: ColumnKey, list: Parameters<typeof valueOf<Value>>[0], code: RejectionCode): Value | undefined {
    const text = this.cells.texts[column];
    const value = text === undefined ? undefined : valueOf(list, text);
    if (text !== undefined && value === undefined) this.note(column, code);
    return value;
  }

  place(): RosterPlace | undefined {
    const { unit } = this.cells.texts;
    const [compound, building, room] = (['compound', 'building', 'room'] as const).map((key) => this.required(key));
    if (!compound || !building || !room || this.isFaulty('unit')) return undefined;
    return { compound: compound.normalize('NFKC'), building: labelOf(building), unit: unit ? labelOf(unit) : null, room: labelOf(room) };
  }

  householdNumber(): number {
    const text = this.cells.texts.household ?? '1';
    const number = /^\d{1,2}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : 0;
    if (number < 1 || number > mostHouseholds) this.note('household', 'ROSTER_HOUSEHOLD_NUMBER_WRONG', { max: mostHouseholds });
    return number;
  }

  landlordPhone(): string | undefined {
    const text = this.cells.texts.landlordPhone;
    const phone = text ? phoneOf(text) : undefined;
    if (text && !phone) this.note('landlordPhone', 'PHONE_INVALID');
    return phone;
  }

  person(today: string): Person | undefined {
    const { texts } = this.cells;
    this.required('name');
    const document = {
      kind: this.code('documentKind'),
      number: texts.documentNumber,
      issuingCountry: texts.documentCountry,
      expiresOn: texts.documentExpiresOn,
    };
    const { person, problems } = readPerson(
      {
        ...texts,
        sex: this.code('sex'),
        language: this.code('language'),
        documents: [document],
        phones: texts.phone?.split(separators),
        flags: this.flags(),
        residenceKind: this.word('residenceKind', rosterColumns.residenceKind.words, 'ROSTER_RESIDENCE_KIND_UNKNOWN'),
      },
      today,
    );
    // A roster has no column for e-mail addresses.
    for (const { field, code, params } of problems) if (field !== 'email' && !this.isFaulty(field)) this.note(field, code, params);
    return person;
  }

  /** The code that a word stands for; an unknown word as it is, for the person's own rules to refuse. */
  private code(column: ColumnKey): string | undefined {
    const text = this.cells.texts[column];
    return text === undefined ? undefined : (valueOf(columnOf(column).words ?? {}, text) ?? text);
  }

  private flags() {
    const words = this.cells.texts.flags?.split(separators).filter(Boolean) ?? [];
    const flags = words.map((word) => valueOf(rosterColumns.flags.words, word));
    if (flags.includes(undefined)) this.note('flags', 'ROSTER_FLAG_UNKNOWN');
    return flags.filter((flag) => flag !== undefined);
  }

  private note(column: ColumnKey, code: RejectionCode, params: RowIssue['params'] = {}): void {
    this.cells.issues.push({ row: this.cells.row, column, code, params });
  }
}
