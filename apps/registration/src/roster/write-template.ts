import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { Language } from '#contracts/shared.js';
import { columnKeys, columnOf, templateVersion, titleOf } from './roster.columns.js';

/** Rows prepared so that digits typed into them stay text. */
const preparedRows = 2_000;
const names: Record<'roster' | 'words' | 'column' | 'required' | 'example' | 'allowed' | 'yes' | 'code', Record<Language, string>> = {
  roster: { zh: '名册', en: 'Roster', ja: '名簿', ko: '명부' },
  words: { zh: '填写说明', en: 'Words and hints', ja: '記入方法', ko: '작성 안내' },
  column: { zh: '列', en: 'Column', ja: '列', ko: '열' },
  required: { zh: '必填', en: 'Required', ja: '必須', ko: '필수' },
  example: { zh: '示例', en: 'Example', ja: '例', ko: '예' },
  allowed: { zh: '可填内容', en: 'Allowed words', ja: '使える語', ko: '쓸 수 있는 말' },
  yes: { zh: '是', en: 'yes', ja: 'はい', ko: '예' },
  code: { zh: '其他语言填代码,如 fr', en: 'any other by its code, such as fr', ja: 'その他はコード(例:fr)', ko: '그 밖에는 코드(예: fr)' },
};

const digits: Cell = { type: String, format: '@' };

/** Header row of the template: titles in one language, and last the version of the template. */
export const headerOf = (language: Language): string[] => [...columnKeys.map((key) => titleOf(key, language)), templateVersion];

/** An empty roster in xlsx with its titles in `language`; a second sheet tells what may stand in each column. */
export async function writeTemplate(language: Language): Promise<Buffer> {
  const header = headerOf(language).map((value, place) => ({
    value,
    fontWeight: 'bold' as const,
    backgroundColor: columnKeys[place] && columnOf(columnKeys[place]).required ? '#FFE699' : '#DDEBF7',
  }));
  const row = columnKeys.map((key) => (columnOf(key).text ? digits : null));
  const roster: SheetData = [header, ...Array.from({ length: preparedRows }, () => row)];
  const width = [...columnKeys.map(() => ({ width: 16 })), { width: 16 }];
  return writeXlsxFile([
    { data: roster, sheet: names.roster[language], columns: width, stickyRowsCount: 1 },
    { data: hints(language), sheet: names.words[language], columns: [{ width: 20 }, { width: 8 }, { width: 24 }, { width: 100 }] },
  ]).toBuffer();
}

function hints(language: Language): SheetData {
  const header = (['column', 'required', 'example', 'allowed'] as const).map((key) => ({
    value: names[key][language],
    fontWeight: 'bold' as const,
  }));
  return [
    header,
    ...columnKeys.map((key) => {
      const column = columnOf(key);
      return [
        titleOf(key, language),
        column.required ? names.yes[language] : null,
        column.example || null,
        { value: allowed(key, language), wrap: true },
      ];
    }),
  ];
}

function allowed(key: (typeof columnKeys)[number], language: Language): string {
  const { words, open } = columnOf(key);
  const first = Object.values(words ?? {}).map((values) => values[language][0]);
  return [...first, ...(open ? [names.code[language]] : [])].join(' / ');
}
