/** GB 11643: weight of each of the first 17 digits, and the check character by remainder of 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/**
 * Province 56 was never given out (GB/T 2260 ends the south-west at 54; 8 and 9 begin the permits of people from Hong Kong,
 * Macao, Taiwan and abroad), so such a number passes every check and is nobody's.
 */
const UNASSIGNED_AREA = '569999';

/** Segment 154 was never given to an operator (the number plan of the ministry leaves it out), so such a phone cannot ring. */
const UNALLOCATED_SEGMENT = '154';

const SURNAMES = ['赵|Zhao', '钱|Qian', '孙|Sun', '李|Li', '周|Zhou', '吴|Wu', '郑|Zheng', '王|Wang', '冯|Feng', '陈|Chen', '褚|Chu'];
const GIVEN = [
  '试一|Shiyi',
  '例二|Lier',
  '样三|Yangsan',
  '测四|Cesi',
  '演五|Yanwu',
  '习六|Xiliu',
  '拟七|Niqi',
  '设八|Sheba',
  '虚九|Xujiu',
  '构十|Goushi',
];

const pick = (list: readonly string[], index: number): [string, string] => {
  const [first = '', second = ''] = (list[index % list.length] ?? '').split('|');
  return [first, second];
};

const digits = (value: number, length: number): string => String(value % 10 ** length).padStart(length, '0');

export const checkCharacter = (first17: string): string => {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return CHECKS[sum % 11] ?? '';
};

export interface Born {
  /** `YYYY-MM-DD`. */
  birthDate?: string;
  sex?: 'male' | 'female';
}

/** A resident ID that is valid by GB 11643 and unassigned; another one for each of 500 numbers of one birth date and sex. */
export const residentId = (number: number, { birthDate = '1970-01-01', sex = 'female' }: Born = {}): string => {
  const serial = (number * 2 + (sex === 'male' ? 1 : 0)) % 1000;
  const first17 = `${UNASSIGNED_AREA}${birthDate.replaceAll('-', '')}${digits(serial, 3)}`;
  return first17 + checkCharacter(first17);
};

/** A mobile number in E.164 that cannot belong to anyone; another one for each of 10^8 numbers. */
export const phone = (number: number): string => `+86${UNALLOCATED_SEGMENT}${digits(number, 8)}`;

export interface InventedName {
  zh: string;
  latin: string;
}

/** A name whose characters say that it is an example; another one for each of 110 numbers. */
export const name = (number: number): InventedName => {
  const [surname, latinSurname] = pick(SURNAMES, number);
  const [given, latinGiven] = pick(GIVEN, number);
  return { zh: surname + given, latin: `${latinSurname} ${latinGiven}` };
};

/** The last day that a person of `years` had as a birthday, counted from `today` (`YYYY-MM-DD`). */
export const birthDate = (years: number, today: string): string =>
  `${Number(today.slice(0, 4)) - years}${today.slice(4)}`.replace('-02-29', '-02-28');
