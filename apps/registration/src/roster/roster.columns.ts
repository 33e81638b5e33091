import type { Language } from '#contracts/shared.js';
import {
  type ClosedList,
  documentKindWords,
  flagWords,
  languageWords,
  relationWords,
  residenceKindWords,
  roomStateWords,
  sexWords,
  tenureWords,
} from './closed-lists.columns.js';

/** Stands in the last header cell of the template, so that a file says which columns it was made for. */
export const templateVersion = 'linli-roster/1';
/** Most characters of one cell, and most households of one room. */
export const longestCell = 60;
export const mostHouseholds = 20;

export interface Column {
  title: Record<Language, string>;
  /** In every row; a name is required wherever there is a person. */
  required?: true;
  example: string;
  /** The closed list of values; every other value is refused. */
  words?: ClosedList;
  /** Several values, separated by 、 or a comma. */
  several?: true;
  /** The list names the commonest values only; others are given by code. */
  open?: true;
  /** Digits that a spreadsheet must not take for a number. */
  text?: true;
}

/** The columns of a roster, in the order of the template. */
export const rosterColumns = {
  compound: { title: { zh: '小区', en: 'Compound', ja: '団地', ko: '단지' }, required: true, example: '茅台新苑' },
  building: { title: { zh: '楼栋', en: 'Building', ja: '棟', ko: '동' }, required: true, example: '12号', text: true },
  unit: { title: { zh: '单元', en: 'Unit', ja: 'ユニット', ko: '라인' }, example: '1', text: true },
  room: { title: { zh: '房号', en: 'Room', ja: '部屋番号', ko: '호' }, required: true, example: '301', text: true },
  roomState: {
    title: { zh: '房屋状态', en: 'Room state', ja: '部屋の状態', ko: '호실 상태' },
    required: true,
    example: '自住',
    words: roomStateWords,
  },
  household: { title: { zh: '户序号', en: 'Household', ja: '世帯番号', ko: '세대 번호' }, example: '1' },
  tenure: { title: { zh: '居住性质', en: 'Tenure', ja: '入居区分', ko: '거주 형태' }, example: '业主', words: tenureWords },
  relation: { title: { zh: '与户主关系', en: 'Relation to head', ja: '続柄', ko: '관계' }, example: '户主', words: relationWords },
  name: { title: { zh: '姓名', en: 'Name', ja: '氏名', ko: '이름' }, example: '赵试一' },
  latinName: { title: { zh: '拉丁字母姓名', en: 'Latin name', ja: 'ローマ字氏名', ko: '로마자 이름' }, example: 'Zhao Shiyi' },
  chineseName: { title: { zh: '中文姓名', en: 'Chinese name', ja: '中国語氏名', ko: '중국어 이름' }, example: '' },
  sex: { title: { zh: '性别', en: 'Sex', ja: '性別', ko: '성별' }, example: '女', words: sexWords },
  birthDate: { title: { zh: '出生日期', en: 'Birth date', ja: '生年月日', ko: '생년월일' }, example: '1954-03-09', text: true },
  documentKind: {
    title: { zh: '证件类型', en: 'Document kind', ja: '証明書の種類', ko: '신분증 종류' },
    example: '身份证',
    words: documentKindWords,
  },
  documentNumber: { title: { zh: '证件号码', en: 'Document number', ja: '証明書番号', ko: '신분증 번호' }, example: '', text: true },
  documentCountry: { title: { zh: '证件签发国', en: 'Document country', ja: '証明書の発行国', ko: '신분증 발급국' }, example: '' },
  documentExpiresOn: {
    title: { zh: '证件有效期至', en: 'Document expires on', ja: '証明書の有効期限', ko: '신분증 만료일' },
    example: '',
    text: true,
  },
  nationality: { title: { zh: '国籍', en: 'Nationality', ja: '国籍', ko: '국적' }, example: '中国' },
  phone: { title: { zh: '联系电话', en: 'Phone', ja: '電話番号', ko: '전화번호' }, example: '', text: true, several: true },
  language: { title: { zh: '语言', en: 'Language', ja: '言語', ko: '언어' }, example: '中文', words: languageWords, open: true },
  flags: {
    title: { zh: '关注标签', en: 'Flags', ja: '注意項目', ko: '표시' },
    example: '独居老人、慢性病',
    words: flagWords,
    several: true,
  },
  residenceKind: {
    title: { zh: '居住类别', en: 'Residence kind', ja: '居住区分', ko: '거주 구분' },
    example: '本地户籍',
    words: residenceKindWords,
  },
  inAreaSince: {
    title: { zh: '来本地日期', en: 'In the area since', ja: '居住開始日', ko: '거주 시작일' },
    example: '2012-06-01',
    text: true,
  },
  landlordPhone: { title: { zh: '房东电话', en: 'Landlord phone', ja: '家主の電話番号', ko: '집주인 전화번호' }, example: '', text: true },
} as const satisfies Record<string, Column>;

export type ColumnKey = keyof typeof rosterColumns;
export const columnKeys = Object.keys(rosterColumns) as ColumnKey[];
/** Seen without the narrow types of single columns. */
export const columnOf = (key: ColumnKey): Column => rosterColumns[key];
export const titleOf = (key: ColumnKey, language: Language): string => rosterColumns[key].title[language];

/** One form for all ways of writing a word or a title: width, case, spaces, hyphens and a star make no difference. */
const normaliseWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_*・·]/g, '');

/** Titles that the lists of committees have besides ours. */
const alsoCalled: Partial<Record<ColumnKey, readonly string[]>> = {
  compound: ['小区名称', '住宅小区'],
  building: ['楼号', '栋', '幢', '楼栋号', '门牌号', '号'],
  unit: ['单元号'],
  room: ['室号', '室', '房间号', '户室号'],
  roomState: ['房屋使用状态', '居住状态'],
  relation: ['关系', '与户主的关系'],
  birthDate: ['出生年月', '出生年月日', '生日'],
  documentNumber: ['身份证', '身份证号', '身份证号码', '证件号', '公民身份号码'],
  documentKind: ['证件种类'],
  nationality: ['国籍地区'],
  phone: ['手机', '手机号', '手机号码', '电话', '电话号码', '联系方式'],
  flags: ['特殊人群', '标签'],
};

const byTitle = new Map(
  columnKeys.flatMap((key) =>
    [key, ...Object.values(rosterColumns[key].title), ...(alsoCalled[key] ?? [])].map((title) => [normaliseWord(title), key] as const),
  ),
);

/** The column that a header cell names, in any of the four languages or by its key. */
export const columnTitled = (title: string): ColumnKey | undefined => byTitle.get(normaliseWord(title));

const wordIndexes = new Map<ClosedList, Map<string, string>>();

function indexOf(list: ClosedList): Map<string, string> {
  const known = wordIndexes.get(list);
  if (known) return known;
  const index = new Map<string, string>();
  for (const [value, words] of Object.entries(list)) {
    for (const word of [value, ...Object.values(words).flat()]) index.set(normaliseWord(word), value);
  }
  wordIndexes.set(list, index);
  return index;
}

/** The value that a word of a closed list means, in any of the four languages or by its code. */
export const valueOf = <Value extends string>(list: ClosedList<Value>, word: string): Value | undefined =>
  indexOf(list).get(normaliseWord(word)) as Value | undefined;

/** Headers of the two columns that are put in front of rows to be corrected; they are none of a roster, so the file can be imported as it is. */
export const added: Record<'row' | 'reason', Record<Language, string>> = {
  row: { zh: '原行号', en: 'Row', ja: '元の行', ko: '원래 행' },
  reason: { zh: '需要更正', en: 'To correct', ja: '修正が必要', ko: '고칠 내용' },
};
const addedTitles = new Set(Object.values(added).flatMap((titles) => Object.values(titles)));
export const addedByErrors = (title: string): boolean => addedTitles.has(title);
