import type { Chance } from './chance.js';
import { chineseFamily, foreignFamily, type Sex } from './names.js';
import type { Numbers } from './numbers.js';
import { type DemoPerson, type Family, type Living, person, type Role } from './person.js';

const abroadCountries: Record<NonNullable<Living['abroad']>, readonly (readonly [name: string, code: string])[]> = {
  ja: [['日本', 'JP']],
  ko: [['韩国', 'KR']],
  en: [
    ['美国', 'US'],
    ['英国', 'GB'],
    ['澳大利亚', 'AU'],
  ],
};
/** The people of one household, the head first. */
export function household(chance: Chance, numbers: Numbers, living: Living): DemoPerson[] {
  const roles = rolesOf(chance, living);
  const { abroad } = living;
  const family: Family = {
    ...living,
    name: abroad ? foreignFamily(chance, abroad) : chineseFamily(chance),
    since: living.rented ? chance.between(2016, 2024) : chance.between(1996, 2020),
    alone: roles.length === 1,
    country: abroad ? chance.pick(abroadCountries[abroad]) : undefined,
  };
  return roles.map((role) =>
    person(chance, numbers, role, role.relation === '配偶' && !abroad ? { ...family, name: chineseFamily(chance) } : family),
  );
}

function rolesOf(chance: Chance, { rented, shared, abroad }: Living): Role[] {
  const sex: Sex = chance.happens(0.5) ? 'male' : 'female';
  const other: Sex = sex === 'male' ? 'female' : 'male';
  const kind = shared
    ? 'single'
    : chance.weighted({
        single: rented ? 3 : 1,
        old: rented || abroad ? 0 : 2,
        aged: rented || abroad ? 0 : 3,
        couple: 2,
        family: 5,
        three: abroad ? 0 : 2,
      });
  const age = chance.between(28, 50);
  const head: Role = { relation: '户主', sex, age };
  const spouse: Role = { relation: '配偶', sex: other, age: age + chance.between(-3, 3) };
  const child = (): Role => ({ relation: '子女', sex: chance.pick(['male', 'female']), age: chance.between(0, age - 24) });
  switch (kind) {
    case 'single':
      return [{ ...head, age: chance.between(22, 45) }];
    case 'old':
      return [{ ...head, age: chance.between(66, 92) }];
    case 'aged':
      return [
        { ...head, age: age + 30 },
        { ...spouse, age: age + 30 + chance.between(-4, 4) },
      ];
    case 'couple':
      return [head, spouse];
    case 'family':
      return [head, spouse, child(), ...(chance.happens(0.3) ? [child()] : [])];
    case 'three':
      return [head, spouse, child(), { relation: '父母', sex: chance.pick(['male', 'female']), age: age + chance.between(24, 32) }];
  }
}
