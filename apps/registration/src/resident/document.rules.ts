import type { RejectionCode } from '#platform/rejection.js';
import { countryOf } from './country.rules.js';
import { dayOf, wrongWithPastDay } from './day.rules.js';

export const documentKinds = [
  'resident-id',
  'residence-permit',
  'travel-permit-hk-macao',
  'travel-permit-taiwan',
  'foreign-permanent-residence',
  'passport',
  'none',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export interface Document {
  kind: Exclude<DocumentKind, 'none'>;
  number: string;
  /** ISO 3166 alpha-2; always there for a passport. */
  issuingCountry?: string;
  /** `YYYY-MM-DD`. */
  expiresOn?: string;
}

/** A document as typed. */
export interface DocumentEntry {
  kind?: string;
  number?: string;
  issuingCountry?: string;
  expiresOn?: string;
}

export type DocumentField = 'documentKind' | 'documentNumber' | 'documentCountry' | 'documentExpiresOn';
export interface DocumentReading {
  document?: Document;
  /** Birth date that stands in the number itself, `YYYY-MM-DD`. */
  birthDate?: string;
  problem?: { field: DocumentField; code: RejectionCode };
}

/** GB 11643 (ISO 7064, MOD 11-2): weight of each of the first 17 digits, and the check character by remainder. */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Check character of the first 17 digits of an 18-character number. */
export const checkCharacter = (first17: string): string =>
  checks[weights.reduce((sum, weight, place) => sum + weight * Number(first17[place]), 0) % 11] ?? '';

export const hasRightCheckCharacter = (number: string): boolean => number[17] === checkCharacter(number);

/** By shape only. The first six digits of an ID say where it was first issued, perhaps by a code long gone: any are accepted. */
const shapes: Record<Document['kind'], RegExp> = {
  'resident-id': /^(?!8[123]0000)[1-9]\d{16}[\dX]$/,
  'residence-permit': /^8[123]0000\d{11}[\dX]$/,
  'travel-permit-hk-macao': /^[HM]\d{8}$/,
  'travel-permit-taiwan': /^\d{8}$/,
  'foreign-permanent-residence': /^[A-Z]{3}\d{12}$/,
  passport: /^[A-Z0-9]{5,9}$/,
};

const isKind = (kind: string): kind is DocumentKind => documentKinds.includes(kind as DocumentKind);
const withCheckCharacter = (kind: DocumentKind): boolean => kind === 'resident-id' || kind === 'residence-permit';
const wrong = (field: DocumentField, code: RejectionCode): DocumentReading => ({ problem: { field, code } });

/** Capital letters and digits as the document prints them. */
const cleanNumber = (text = ''): string => text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');

/** An 18-digit number tells its own kind; every other number needs it said. */
function kindOf(entry: DocumentEntry, number: string): string | undefined {
  if (entry.kind) return entry.kind;
  return (['residence-permit', 'resident-id'] as const).find((kind) => shapes[kind].test(number));
}

/** Reads a document; a person without one has neither `document` nor `problem`. */
export function readDocument(entry: DocumentEntry, today: string): DocumentReading {
  const number = cleanNumber(entry.number);
  const kind = kindOf(entry, number);
  if (kind === undefined) return number ? wrong('documentKind', 'DOCUMENT_KIND_MISSING') : {};
  if (!isKind(kind)) return wrong('documentKind', 'DOCUMENT_KIND_UNKNOWN');
  if (kind === 'none') return number ? wrong('documentKind', 'DOCUMENT_KIND_MISSING') : {};
  if (!number) return wrong('documentNumber', 'DOCUMENT_NUMBER_MISSING');
  if (!shapes[kind].test(number)) return wrong('documentNumber', 'DOCUMENT_FORM_WRONG');
  return withCheckCharacter(kind) ? readNumberedPerson(kind, number, entry, today) : readIssued({ kind, number }, entry);
}

function readNumberedPerson(kind: Document['kind'], number: string, entry: DocumentEntry, today: string): DocumentReading {
  if (!hasRightCheckCharacter(number)) return wrong('documentNumber', 'DOCUMENT_CHECK_DIGIT_WRONG');
  const birthDate = dayOf(number.slice(6, 14));
  if (wrongWithPastDay(birthDate, today)) return wrong('documentNumber', 'DOCUMENT_BIRTH_DATE_IMPOSSIBLE');
  return { ...readIssued({ kind, number }, entry), birthDate };
}

function readIssued(document: Pick<Document, 'kind' | 'number'>, entry: DocumentEntry): DocumentReading {
  const issuingCountry = entry.issuingCountry ? countryOf(entry.issuingCountry) : undefined;
  if (entry.issuingCountry && !issuingCountry) return wrong('documentCountry', 'COUNTRY_UNKNOWN');
  if (document.kind === 'passport' && !issuingCountry) return wrong('documentCountry', 'DOCUMENT_COUNTRY_MISSING');
  const expiresOn = entry.expiresOn ? dayOf(entry.expiresOn) : undefined;
  if (entry.expiresOn && !expiresOn) return wrong('documentExpiresOn', 'DATE_IMPOSSIBLE');
  return { document: { ...document, ...(issuingCountry && { issuingCountry }), ...(expiresOn && { expiresOn }) } };
}

/** One text for one document wherever it is entered: for the blind index and to find it twice. */
export const documentKey = ({ kind, number, issuingCountry }: Document): string =>
  [kind, kind === 'passport' ? issuingCountry : '', number].join(':');

/** Everything but the last four characters is hidden; of a short number, at least half. */
export function maskDocument(number: string): string {
  const shown = Math.min(4, Math.floor(number.length / 2));
  return '*'.repeat(number.length - shown) + number.slice(number.length - shown);
}
