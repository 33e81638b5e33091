import type { Chance } from './chance.js';
import type { FamilyName, Sex } from './names.js';
import type { Numbers } from './numbers.js';

export interface DemoPerson {
  relation: string;
  name: string;
  latinName?: string;
  chineseName?: string;
  sex: string;
  birthDate?: string;
  documentKind: string;
  documentNumber?: string;
  documentCountry?: string;
  documentExpiresOn?: string;
  nationality: string;
  phone?: string;
  language: string;
  flags?: string;
  residenceKind: string;
  inAreaSince: string;
}

export interface Living {
  rented: boolean;
  /** Several households share the flat, so each is one person. */
  shared: boolean;
  abroad?: 'ja' | 'ko' | 'en';
}

/** Ages are counted in this year, so that a roster does not change from day to day. */
const year = 2025;

export interface Role {
  relation: string;
  sex: Sex;
  age: number;
}
export interface Family extends Living {
  name: FamilyName;
  since: number;
  alone: boolean;
  /** Nationality and its code for people from abroad. */
  country?: readonly [name: string, code: string];
}

const languages = { ja: '日语', ko: '韩语', en: '英语' };

export function person(chance: Chance, numbers: Numbers, role: Role, family: Family): DemoPerson {
  const born = `${year - role.age}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`;
  const phone = role.age >= 14 && !(role.age > 75 && chance.happens(0.3)) ? { phone: numbers.phone() } : {};
  const flags = flagsOf(chance, role, family, phone.phone !== undefined);
  return {
    relation: role.relation,
    ...family.name.given(role.sex),
    sex: role.sex === 'male' ? '男' : '女',
    birthDate: born,
    ...documentOf(chance, numbers, born, role, family),
    nationality: family.country?.[0] ?? '中国',
    ...phone,
    language: family.abroad ? languages[family.abroad] : '中文',
    ...(flags && { flags }),
    residenceKind: family.country
      ? '外籍'
      : family.rented
        ? chance.pick(['外地户籍', '居住证', '短期居住'])
        : chance.pick(['本地户籍', '本地户籍', '本地户籍', '外地户籍']),
    inAreaSince: sinceOf(chance, born, family),
  };
}

/** When the family came, or on the day of birth. */
function sinceOf(chance: Chance, born: string, { since }: Family): string {
  return since > Number(born.slice(0, 4)) ? `${since}-${two(chance.between(1, 12))}-01` : born;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Half of the small children have no card to show. */
function documentOf(
  chance: Chance,
  numbers: Numbers,
  born: string,
  { age, sex }: Role,
  { country }: Family,
): Partial<DemoPerson> & Pick<DemoPerson, 'documentKind'> {
  if (country) {
    const expires = `${chance.between(2028, 2034)}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`;
    return { documentKind: '护照', documentNumber: numbers.passport(), documentCountry: country[1], documentExpiresOn: expires };
  }
  if (age < 6 && chance.happens(0.5)) return { documentKind: '无证件' };
  return { documentKind: '身份证', documentNumber: numbers.residentId(born, sex) };
}

function flagsOf(chance: Chance, { age, sex }: Role, { alone, country }: Family, hasPhone: boolean): string {
  const flags = {
    独居老人: alone && age >= 65,
    行动不便: age >= 78 && chance.happens(0.3),
    孕产妇: sex === 'female' && age >= 24 && age <= 38 && chance.happens(0.03),
    婴幼儿: age < 3,
    慢性病: age >= 60 && chance.happens(0.3),
    无电话: !hasPhone && age >= 14,
    外籍: country !== undefined,
  };
  return Object.entries(flags)
    .flatMap(([flag, holds]) => (holds ? [flag] : []))
    .join('、');
}
