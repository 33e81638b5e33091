import { describe, expect, it } from '@jest/globals';
import { languages } from '#contracts/shared.js';
import { rosterRejections } from '#platform/rejections/roster.js';
import { isBad, rosterWithErrors } from '../../../cli/src/demo/roster-with-errors.js';
import { sampleXlsx } from '../../../cli/src/demo/write-sample.js';
import { readSheet, type Sheet } from './read-sheet.js';
import { type ColumnKey, titleOf } from './roster.columns.js';
import { describeIssue, readRoster } from './roster.rules.js';

const today = '2020-02-12';
const columns: ColumnKey[] = [
  'compound',
  'building',
  'unit',
  'room',
  'roomState',
  'household',
  'tenure',
  'relation',
  'name',
  'birthDate',
  'phone',
];
const sheetOf = (rows: (string | number | null)[][], headers: string[] = columns): Sheet => ({
  headers,
  rows: rows.map((cells, index) => ({ number: index + 2, cells, formula: [] })),
});
const read = (...rows: (string | number | null)[][]) => readRoster(sheetOf(rows), today);
const codesOf = (headers: string[]): unknown => {
  try {
    return readRoster(sheetOf([], headers), today);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a header', () => {
  it.each(languages)('is understood in %s', (language) => {
    const rows = [['茅台新苑', '12号', '1单元', 301, '自住']];
    expect(readRoster(sheetOf(rows, [...columns.map((key) => titleOf(key, language)), 'linli-roster/1']), today).rooms).toHaveLength(1);
  });

  it('is refused with what is wrong', () => {
    expect(codesOf([...columns, 'linli-roster/2'])).toBe('ROSTER_TEMPLATE_VERSION');
    expect(codesOf(['小区', '楼栋', '姓名'])).toBe('ROSTER_COLUMN_MISSING');
    expect(codesOf([...columns, '姓名'])).toBe('ROSTER_COLUMN_TWICE');
    expect(codesOf([...columns, '备注', ''])).toMatchObject({ issues: [] });
  });
});

describe('rooms', () => {
  it('are one however their labels are typed', () => {
    const spellings = [
      ['茅台新苑', '12号', '1单元', '301室', '自住'],
      ['茅台新苑', '12號', '１', 301, 'occupied'],
      ['茅台新苑 ', '012', '1', '0301', '自己居住'],
      ['茅台新苑', 'No. 12', 'unit 1', '301号室', '자가 거주'],
    ];
    expect(read(...spellings).rooms).toEqual([
      { row: 2, compound: '茅台新苑', building: '12', unit: '1', room: '301', state: 'occupied', households: [] },
    ]);
  });

  it('hold households with people; the tenure follows the state where nobody stated it', () => {
    const place = ['一弄', '1', '-', '101', '出租'];
    const { rooms, issues } = read(
      [...place, null, null, '户主', '赵试一', '1970/1/1', '13800000000、021-52000000'],
      [...place, '2', '宿舍', '', '钱例二', null, null],
    );
    expect(issues).toEqual([]);
    expect(rooms[0]).toMatchObject({ unit: null, state: 'rented' });
    expect(rooms[0]?.households.map(({ number, tenure, members }) => [number, tenure, members.length])).toEqual([
      [1, 'tenant', 1],
      [2, 'dormitory', 1],
    ]);
    expect(rooms[0]?.households[0]?.members[0]).toMatchObject({
      row: 2,
      relation: 'head',
      person: { phones: ['+8613800000000', '+862152000000'] },
    });
    expect(rooms[0]?.households[1]?.members[0]?.relation).toBe('other');
  });

  it('stay, with their other people, when a person is refused', () => {
    const place = ['一弄', '1', '', '101', '自住', '', ''];
    const { rooms, issues, goodRows, badRows } = read(
      [...place, '户主', '赵试一', '1970-02-30'],
      [...place, '配偶', '钱例二', '1971-02-03'],
      ['一弄', '1', '', '102', '自住', '', '', '户主', '孙样三', '', '123'],
    );
    expect(issues.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'birthDate', 'DATE_IMPOSSIBLE'],
      [4, 'phone', 'PHONE_INVALID'],
    ]);
    expect(rooms.map(({ room, households }) => [room, households.flatMap(({ members }) => members.map(({ row }) => row))])).toEqual([
      ['101', [3]],
      ['102', []],
    ]);
    expect([goodRows, badRows]).toEqual([1, 2]);
  });

  it('may hold two people of one name and birth date when their documents differ', () => {
    const headers = ['compound', 'building', 'room', 'roomState', 'name', 'birthDate', 'documentKind', 'documentNumber', 'documentCountry'];
    const twin = ['一弄', '1', '101', '自住', 'Kim', '1990-01-01', '护照'];
    expect(
      readRoster(
        sheetOf(
          [
            [...twin, 'XX000001', 'KR'],
            [...twin, 'XX000002', 'KR'],
          ],
          headers,
        ),
        today,
      ).issues,
    ).toEqual([]);
  });

  it('are read from what phones and messengers leave around a number', () => {
    expect(read(['一弄', '1', '', '101', '自住', '', '', '', '赵试一', '', '\u202d138 0000 0000\u202c']).issues).toEqual([]);
  });

  it('of a row that says nothing in a known column are none', () => {
    expect(
      readRoster(sheetOf([[null, null, null, null, '制表人']], ['compound', 'building', 'room', 'roomState', '备注']), today),
    ).toMatchObject({
      goodRows: 0,
      badRows: 0,
    });
  });
});

describe('every way of being refused', () => {
  it('has a row in the sample, and is told with row, column and reason in four languages, never with what was typed', async () => {
    const sample = rosterWithErrors();
    const roster = readRoster(await readSheet(await sampleXlsx(sample.map((row) => (isBad(row) ? row.row : row)))), today);
    expect(roster.issues.map(({ row, code }) => [row, code])).toEqual(
      sample.flatMap((row, index) => (isBad(row) ? [[index + 2, row.code]] : [])),
    );
    expect(roster.goodRows).toBe(sample.filter((row) => !isBad(row)).length);
    for (const issue of roster.issues) {
      for (const language of languages) expect(describeIssue(issue, language)).toContain(`${titleOf(issue.column, language)}: `);
      expect(JSON.stringify(issue)).not.toMatch(/赵|5699|1970/);
    }
  });

  it('is in the sample: no code of a row is without one', () => {
    const shown = new Set(rosterWithErrors().flatMap((row) => (isBad(row) ? [row.code] : [])));
    const ofRows = Object.keys(rosterRejections).filter((code) => !/^ROSTER_(FILE|TOO_MANY|TEMPLATE|COLUMN)_/.test(code));
    expect(ofRows.filter((code) => !shown.has(code))).toEqual([]);
  });
});
