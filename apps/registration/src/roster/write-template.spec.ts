import { describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { languages } from '#contracts/shared.js';
import { readSheet } from './read-sheet.js';
import { columnKeys, columnTitled, templateVersion } from './roster.columns.js';
import { readRoster } from './roster.rules.js';
import { headerOf, writeTemplate } from './write-template.js';

describe('the template', () => {
  it.each(languages)('in %s is read back as an empty roster', async (language) => {
    const sheet = await readSheet(await writeTemplate(language));
    expect(sheet).toEqual({ headers: headerOf(language), rows: [] });
    expect(sheet.headers.map((header) => columnTitled(header) ?? header)).toEqual([...columnKeys, templateVersion]);
    expect(readRoster(sheet, '2020-02-12')).toEqual({ rooms: [], issues: [], goodRows: 0, badRows: 0 });
  });

  it('tells in its second sheet what may stand in each column, and other programs can read it', async () => {
    const sheets = await readXlsxFile(await writeTemplate('en'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Roster', 'Words and hints']);
    expect(sheets[1]?.data.find(([title]) => title === 'Room state')).toEqual([
      'Room state',
      'yes',
      '自住',
      'occupied / rented / empty / nobody home / under renovation / commercial',
    ]);
  });
});
