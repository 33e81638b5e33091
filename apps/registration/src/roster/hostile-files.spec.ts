import { describe, expect, it } from '@jest/globals';
import { sampleXlsx } from '../../../cli/src/demo/write-sample.js';
import { makeZip, workbookEntries } from '../../test/make-zip.js';
import { readSheet } from './read-sheet.js';

const codeOf = async (bytes: Buffer): Promise<string> => {
  const error: unknown = await readSheet(bytes).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return (error as { code?: string } | undefined)?.code ?? String(error);
};
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024, ' ');
const rowsOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>1</v></c></row>`).join('');
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('a hostile or broken file', () => {
  it('that grows a thousandfold is refused before it is unpacked', async () => {
    const bomb = makeZip(workbookEntries('', [{ name: 'xl/media/a', content: zeros(60) }]));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;
    expect(await codeOf(bomb)).toBe('ROSTER_FILE_EXPANDS_TOO_MUCH');
    expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
  });

  it('that states a small size and grows is stopped at the stated size', async () => {
    const [first, second, sheet] = workbookEntries(zeros(60).toString());
    expect(await codeOf(makeZip([first, second, { ...sheet, statedSize: 1_000 }].filter((entry) => entry !== undefined) as never))).toBe(
      'ROSTER_FILE_BROKEN',
    );
  }, 30_000);

  it('of thousands of entries is refused', async () => {
    const many = Array.from({ length: 600 }, (_, index) => ({ name: `xl/${index}`, content: '' }));
    expect(await codeOf(makeZip(workbookEntries('', many)))).toBe('ROSTER_FILE_EXPANDS_TOO_MUCH');
  });

  it('that names one entry twice is refused', async () => {
    expect(await codeOf(makeZip([...workbookEntries(''), ...workbookEntries('')]))).toBe('ROSTER_FILE_BROKEN');
  });

  it('that was cut is refused wherever it was cut', async () => {
    const whole = await sampleXlsx([{ compound: '一弄' }]);
    for (const part of [0.1, 0.5, 0.9, 0.99])
      expect(await codeOf(whole.subarray(0, Math.floor(whole.length * part)))).toBe('ROSTER_FILE_BROKEN');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'ROSTER_FILE_EMPTY'],
    ['blank rows only', makeZip(workbookEntries('<row r="1"/>')), 'ROSTER_FILE_EMPTY'],
    ['a web page named xlsx', Buffer.from('<!DOCTYPE html><html><table></table></html>'), 'ROSTER_FILE_KIND_UNKNOWN'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 'ROSTER_FILE_KIND_UNKNOWN'],
    ['another kind of zip', makeZip([{ name: 'word/document.xml', content: '<a/>' }]), 'ROSTER_FILE_KIND_UNKNOWN'],
    ['an old workbook', Buffer.concat([compound, Buffer.alloc(2_000)]), 'ROSTER_FILE_OLD_FORMAT'],
    ['a workbook with a password', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'ROSTER_FILE_ENCRYPTED'],
    ['an encrypted zip', makeZip([{ name: 'xl/workbook.xml', content: 'x', encrypted: true }]), 'ROSTER_FILE_ENCRYPTED'],
    [
      'an entity that expands',
      makeZip(workbookEntries('').map((entry) => ({ ...entry, content: `<!DOCTYPE x [<!ENTITY a "a">]>${entry.content.toString()}` }))),
      'ROSTER_FILE_BROKEN',
    ],
    ['a workbook without a sheet', makeZip(workbookEntries('').slice(0, 2)), 'ROSTER_FILE_BROKEN'],
    ['eleven megabytes', zeros(11), 'ROSTER_FILE_TOO_LARGE'],
    ['too many rows', makeZip(workbookEntries(rowsOf(20_002))), 'ROSTER_TOO_MANY_ROWS'],
    ['too many rows of text', Buffer.from('a\n'.repeat(20_002)), 'ROSTER_TOO_MANY_ROWS'],
    ['too many columns', makeZip(workbookEntries('<row r="1"><c r="BM1"><v>1</v></c></row>')), 'ROSTER_TOO_MANY_COLUMNS'],
    ['a quote that does not close', Buffer.from('a,b\n"1,2\n'), 'ROSTER_FILE_BROKEN'],
  ])('%s: refused', async (_what, bytes, code) => expect(await codeOf(bytes)).toBe(code));
});
