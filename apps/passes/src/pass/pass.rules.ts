import type { PassClass } from '#contracts/passes.events.js';

export const passStates = ['active', 'suspended', 'expired', 'revoked'] as const;
export type PassState = (typeof passStates)[number];

export const passChangeTypes = ['pass-issued', 'pass-suspended', 'pass-restored', 'pass-revoked', 'pass-expired', 'pass-appealed'] as const;
export type PassChangeType = (typeof passChangeTypes)[number];

/** A pass that may still open a gate, now or when nothing is against it any more. */
export const isRunning = (state: PassState): boolean => state === 'active' || state === 'suspended';

/** City, district, subdistrict, committee, compound: where somebody lives in one. */
export const compoundOf = (roomPath: string): string | null => {
  const codes = roomPath.split('.');
  return codes.length > 5 ? codes.slice(0, 5).join('.') : null;
};

export const codeOf = (path: string): string => path.split('.').at(-1) ?? path;
export const districtPathOf = (path: string): string => path.split('.').slice(0, 2).join('.');
export const districtOf = (path: string): string => path.split('.')[1] ?? '';

const checkCharacters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

/** ISO 7064, MOD 37-2: notices every wrong and every swapped character. */
function checkCharacter(digits: string): string {
  const sum = [...digits].reduce((rest, digit) => ((rest + Number(digit)) * 2) % 37, 0);
  return checkCharacters[(38 - sum) % 37]!;
}

/** Eight digits and their check character, as `12345678-K`. */
export const passNumber = (counted: number): string => {
  const digits = String(counted).padStart(8, '0');
  return `${digits}-${checkCharacter(digits)}`;
};

/** The number that somebody keyed, whatever its spaces and case; null for what cannot be one. */
export function keyedNumber(text: string): string | null {
  const [, digits, check] = /^(\d{8})-?([0-9A-Z*])$/.exec(text.toUpperCase().replaceAll(' ', '')) ?? [];
  return digits && check === checkCharacter(digits) ? `${digits}-${check}` : null;
}

/** Letters and digits that are not taken for each other. */
const codeCharacters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const codeFrom = (bytes: Uint8Array): string => [...bytes].map((byte) => codeCharacters[byte % 32]!).join('');

/** Plate of the mainland: province, letter, five characters, six where the energy is new, without I and O. */
export const plateOf = (text: string): string | null => {
  const plate = text.toUpperCase().replaceAll(/[\s·.-]/g, '');
  return /^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][0-9A-HJ-NP-Z]{4,5}[0-9A-HJ-NP-Z挂学警港澳]$/u.test(
    plate,
  )
    ? plate
    : null;
};

export const needsResident = (passClass: PassClass): boolean => passClass === 'resident';
