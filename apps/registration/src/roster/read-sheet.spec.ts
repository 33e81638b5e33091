import { describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { demoRoster } from '../../../cli/src/demo/roster.js';
import { sampleXlsx } from '../../../cli/src/demo/write-sample.js';
import { makeZip, workbookEntries } from '../../test/make-zip.js';
import { readSheet } from './read-sheet.js';

const sheetOf = (rows: string, others: Parameters<typeof workbookEntries>[1] = []) => readSheet(makeZip(workbookEntries(rows, others)));
const cell = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('an xlsx', () => {
  it('gives text, numbers, days and formulas as they stand in the file', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>`;
    const strings = '<sst><si><r><t>漢</t></r><r><t>字</t></r><rPh><t>かんじ</t></rPh></si></sst>';
    const rows = `<row r="1">${cell('A1', ' 小区 ')}${cell('C1', '房号')}</row><row r="3"/>
      <row r="5"><c r="A5" t="s"><v>0</v></c><c r="B5"><v>301</v></c><c r="C5" s="1"><v>19793</v></c><c r="D5" s="2"><v>43890.5</v></c>
      <c r="E5"><f>A1&amp;"x"</f><v>1</v></c><c r="F5" t="b"><v>1</v></c>${cell('G5', 'a_x0007_b')}<c r="H5"><v>5.6999919700101E+17</v></c></row>`;
    const others = [
      { name: 'xl/styles.xml', content: styles },
      { name: 'xl/sharedStrings.xml', content: strings },
    ];
    expect(await sheetOf(rows, others)).toEqual({
      headers: ['小区', '', '房号'],
      rows: [
        {
          number: 5,
          cells: ['漢字', 301, '1954-03-10', '2020-02-29', '=A1&"x"', true, 'a\u0007b', 569999197001010000],
          formula: [undefined, undefined, undefined, undefined, true],
        },
      ],
    });
  });

  it('is read as another program reads it', async () => {
    const bytes = await sampleXlsx(demoRoster({ committeeCode: '310105008012', committeeName: '虹仙', rooms: 60, seed: 1 }));
    const [theirs] = await readXlsxFile(bytes);
    const own = await readSheet(bytes);
    const width = own.headers.length;
    const padded = own.rows.map(({ cells }) => Array.from({ length: width }, (_, place) => cells[place] ?? null));
    expect([own.headers, ...padded]).toEqual(theirs?.data);
  });

  it('may hold text that would run as a formula elsewhere, which is marked', async () => {
    const sheet = await sheetOf(
      `<row>${cell('A1', '姓名')}</row><row>${['@SUM(1)', '-2+3|cmd', '+86 138 0000 0000', "'=1"].map((text, at) => cell(`${'ABCD'[at]}2`, text)).join('')}</row>`,
    );
    expect(Array.from(sheet.rows[0]?.formula ?? [], Boolean)).toEqual([true, true, false, true]);
  });
});

describe('a csv', () => {
  const expected = { headers: ['小区', '房号'], rows: [{ number: 3, cells: ['仙霞, "一"\n弄', '301'], formula: [] }] };
  const text = '小区,房号\r\n,\r\n"仙霞, ""一""\n弄",301\r\n';
  // '小区' and '仙霞' in GB 18030
  const gb = Buffer.concat([
    Buffer.from([0xd0, 0xa1, 0xc7, 0xf8]),
    Buffer.from(',room\n'),
    Buffer.from([0xcf, 0xc9, 0xcf, 0xbc]),
    Buffer.from(',1\n'),
  ]);

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('is read in %s', async (_encoding, bytes) => expect(await readSheet(bytes)).toEqual(expected));

  it('is read in GB 18030', async () => {
    expect(await readSheet(gb)).toEqual({ headers: ['小区', 'room'], rows: [{ number: 2, cells: ['仙霞', '1'], formula: [] }] });
  });

  it('may be separated by semicolons or tabs', async () => {
    for (const mark of [';', '\t'])
      expect((await readSheet(Buffer.from(`a${mark}b,c${mark}d\n1${mark}2\n`))).headers).toEqual(['a', 'b,c', 'd']);
  });

  it('marks what would run as a formula, not a phone or a negative number', async () => {
    const sheet = await readSheet(Buffer.from('a,b,c,d,e,f\n=1+1,@x,+86 138-0000-0000,-1,+SUM(1),-2+3|cmd\n'));
    expect(Array.from(sheet.rows[0]?.formula ?? [], Boolean)).toEqual([true, true, false, false, true, true]);
  });
});
