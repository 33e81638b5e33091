import type { SampleRow } from './write-sample.js';

/** A row that is refused, and the code of the refusal. */
export interface BadRow {
  row: SampleRow;
  code: string;
}

const compound = '茅台新苑样例弄';
const id = '569999197001010025';
/** Somebody who is fine but for what `wrong` changes. */
const somebody = (wrong: SampleRow): SampleRow => ({
  ...{ compound, building: '1号', unit: '1', roomState: '自住', household: '1', tenure: '业主' },
  ...{ relation: '户主', name: '赵试一', sex: '女', birthDate: '1970-01-01', nationality: '中国', language: '中文' },
  ...wrong,
});
const resident = (documentNumber: string): SampleRow => ({ documentKind: '身份证', documentNumber });

/** The rows of one room. */
type Group = (SampleRow | BadRow)[];

/** Two rows of one room; only the second is refused. */
const pair = (code: string, second: SampleRow): Group => {
  const one = somebody({});
  return [
    one,
    {
      row: {
        ...one,
        name: '钱例二',
        relation: '配偶',
        sex: '男',
        birthDate: '1971-02-03',
        documentKind: '无证件',
        documentNumber: '',
        ...second,
      },
      code,
    },
  ];
};
const bad = (code: string, wrong: SampleRow): Group => [{ row: somebody(wrong), code }];

const groups: readonly Group[] = [
  [somebody(resident(id))],
  bad('ROSTER_CELL_MISSING', { room: '' }),
  bad('ROSTER_ROOM_STATE_UNKNOWN', { roomState: '出售' }),
  pair('ROSTER_ROOM_STATES_DISAGREE', { roomState: '出租' }),
  bad('ROSTER_EMPTY_ROOM_HAS_PEOPLE', { roomState: '空置' }),
  bad('ROSTER_HOUSEHOLD_NUMBER_WRONG', { household: '甲' }),
  bad('ROSTER_TENURE_UNKNOWN', { tenure: '借住' }),
  pair('ROSTER_TENURES_DISAGREE', { tenure: '租户' }),
  bad('ROSTER_RELATION_UNKNOWN', { relation: '邻居' }),
  pair('ROSTER_SECOND_HEAD', { relation: '户主' }),
  pair('ROSTER_PERSON_TWICE', { name: '赵试一', birthDate: '1970-01-01' }),
  bad('ROSTER_DOCUMENT_TWICE', resident(id)),
  bad('ROSTER_FLAG_UNKNOWN', { flags: '独居老人、养狗' }),
  bad('ROSTER_RESIDENCE_KIND_UNKNOWN', { residenceKind: '暂住' }),
  bad('ROSTER_TEXT_TOO_LONG', { name: '赵'.repeat(61) }),
  bad('ROSTER_CONTROL_CHARACTERS', { name: '赵\u0085试一' }),
  bad('ROSTER_FORMULA', { name: { formula: 'HYPERLINK("http://example.invalid","赵试一")' } }),
  bad('ROSTER_NUMBER_LOST_DIGITS', { documentKind: '身份证', documentNumber: { number: 569999197001010000 } }),
  bad('SEX_UNKNOWN', { sex: '未填' }),
  bad('DATE_IMPOSSIBLE', { birthDate: '1970-02-30' }),
  bad('DATE_IN_FUTURE', { inAreaSince: '2999-01-01' }),
  bad('DATE_TOO_EARLY', { birthDate: '1899-12-31' }),
  bad('DOCUMENT_KIND_UNKNOWN', { documentKind: '图书证', documentNumber: 'X1' }),
  bad('DOCUMENT_KIND_MISSING', { documentNumber: 'XX0000001' }),
  bad('DOCUMENT_NUMBER_MISSING', { documentKind: '护照', documentCountry: 'JP' }),
  bad('DOCUMENT_FORM_WRONG', resident('56999919700101')),
  bad('DOCUMENT_CHECK_DIGIT_WRONG', resident('569999197001010026')),
  bad('DOCUMENT_BIRTH_DATE_IMPOSSIBLE', resident('569999197002300024')),
  bad('DOCUMENT_BIRTH_DATE_DIFFERS', { birthDate: '1970-10-10', ...resident('569999197001010041') }),
  bad('DOCUMENT_COUNTRY_MISSING', { documentKind: '护照', documentNumber: 'XX0000002' }),
  bad('COUNTRY_UNKNOWN', { nationality: '亚特兰蒂斯' }),
  bad('NATIONALITY_MISSING', { documentKind: '外国人永久居留身份证', documentNumber: 'UTO310000000001', nationality: '' }),
  bad('PHONE_INVALID', { phone: '52000000' }),
  bad('LANGUAGE_UNKNOWN', { language: '火星语' }),
  [{ compound, building: '1号', unit: '1', roomState: '装修中' }],
];

export const isBad = (row: SampleRow | BadRow): row is BadRow => 'code' in row;

/** One row for each way of being refused, between rows that are good; every person is invented. */
export function rosterWithErrors(): (SampleRow | BadRow)[] {
  return groups.flatMap((rows, index) => {
    const room = String(101 + index);
    return rows.map((row) => (isBad(row) ? { ...row, row: { room, ...row.row } } : { room, ...row }));
  });
}
