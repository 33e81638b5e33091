import { describe, expect, it } from '@jest/globals';
import { languages } from '#contracts/shared.js';
import { isBad, rosterWithErrors } from '../../../cli/src/demo/roster-with-errors.js';
import { sampleXlsx } from '../../../cli/src/demo/write-sample.js';
import { readSheet, type Sheet } from './read-sheet.js';
import { columnTitled } from './roster.columns.js';
import { describeIssue, readRoster } from './roster.rules.js';
import { writeRowErrors } from './write-row-errors.js';

const today = '2020-02-12';
const sample = rosterWithErrors();
const sheetOf = async (rows: typeof sample): Promise<Sheet> => readSheet(await sampleXlsx(rows.map((row) => (isBad(row) ? row.row : row))));
const sheet = await sheetOf(sample);
const roster = readRoster(sheet, today);
const badRows = sample.filter(isBad);

describe('the rows to correct', () => {
  it.each(languages)('come with their row and every reason in %s', async (language) => {
    const errors = await readSheet(await writeRowErrors(sheet, roster.issues, language));
    expect(errors.rows).toHaveLength(badRows.length);
    expect(errors.rows.map(({ cells }) => [Number(cells[0]), cells[1]])).toEqual(
      roster.issues.map((issue) => [issue.row, describeIssue(issue, language)]),
    );
    expect(errors.headers.slice(2)).toEqual(sheet.headers);
  });

  it('are text as it was sent, with formulas disarmed', async () => {
    const errors = await readSheet(await writeRowErrors(sheet, roster.issues, 'en'));
    const cells = errors.rows.flatMap((row) => row.cells);
    expect(cells.filter((cell) => typeof cell !== 'string' && cell !== null)).toEqual([]);
    expect(cells.filter((cell) => /^[=@]/.test(String(cell)))).toEqual([]);
    expect(cells.filter((cell) => /^'=/.test(String(cell)))).toEqual([`'=HYPERLINK("http://example.invalid","赵试一")`]);
  });

  it('are refused for the same reasons when they are sent again as they are, and stay one file', async () => {
    const again = await readSheet(await writeRowErrors(sheet, roster.issues, 'zh'));
    const second = readRoster(again, today);
    // What other rows said is not in this file.
    const alone = [
      'ROSTER_ROOM_STATES_DISAGREE',
      'ROSTER_TENURES_DISAGREE',
      'ROSTER_SECOND_HEAD',
      'ROSTER_PERSON_TWICE',
      'ROSTER_DOCUMENT_TWICE',
    ];
    const stillWrong = badRows.map(({ code }) => code).filter((code) => !alone.includes(code));
    expect(second.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(stillWrong));
    const third = await readSheet(await writeRowErrors(again, second.issues, 'ja'));
    expect(third.headers.length).toBe(again.headers.length);
  });

  it('are taken once corrected', async () => {
    const errors = await readSheet(await writeRowErrors(sheet, roster.issues, 'ko'));
    const corrected: Record<string, string | null> = {
      ...{
        room: '999',
        roomState: '자가 거주',
        household: '1',
        tenure: '소유자',
        relation: '기타',
        name: '이정정',
        sex: '여',
        birthDate: null,
      },
      ...{ documentKind: '없음', documentNumber: null, documentCountry: null, nationality: '중국', phone: null, language: '중국어' },
      ...{ flags: null, residenceKind: '현지 호적', inAreaSince: null },
    };
    const rows = errors.rows.map((row) => ({
      number: row.number,
      formula: [],
      cells: errors.headers.map((header, place) => {
        const key = columnTitled(header);
        return key !== undefined && key in corrected ? (corrected[key] ?? null) : (row.cells[place] ?? null);
      }),
    }));
    const second = readRoster({ ...errors, rows }, today);
    expect(second.issues).toEqual([]);
    expect(second.goodRows).toBe(badRows.length);
  });
});
