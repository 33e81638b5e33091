import { type ResidentFlag, residentFlags } from '#contracts/shared.js';
import { Rejection, type RejectionCode } from '#platform/rejection.js';
import { countryOf } from './country.rules.js';
import { dayOf, earliestDay, wrongWithPastDay } from './day.rules.js';
import { type Document, type DocumentEntry, type DocumentField, type DocumentReading, readDocument } from './document.rules.js';
import { languageOf, languageTag } from './language.rules.js';
import { emailOf } from './email.rules.js';
import { hasControlCharacters, longestName, type Names } from './names.rules.js';
import { phoneOf } from '#platform/phone.rules.js';

export type Sex = 'male' | 'female';
type Completeness = 'complete' | 'unverified';
export const residenceKinds = ['local-hukou', 'other-hukou', 'residence-permit', 'foreign', 'short-stay'] as const;
export type ResidenceKind = (typeof residenceKinds)[number];

/** A person as typed. Empty text counts as nothing. */
export interface PersonEntry {
  name?: string;
  latinName?: string;
  chineseName?: string;
  sex?: string;
  birthDate?: string;
  documents?: readonly DocumentEntry[];
  nationality?: string;
  phones?: readonly string[];
  emails?: readonly string[];
  language?: string;
  flags?: readonly ResidentFlag[];
  residenceKind?: ResidenceKind;
  inAreaSince?: string;
}

type PersonField =
  | 'name'
  | 'latinName'
  | 'chineseName'
  | 'sex'
  | 'birthDate'
  | 'nationality'
  | 'phone'
  | 'email'
  | 'language'
  | 'inAreaSince'
  | DocumentField;

export interface Person {
  names: Names;
  sex: Sex | null;
  /** `YYYY-MM-DD`. */
  birthDate: string | null;
  documents: Document[];
  /** ISO 3166 alpha-2. */
  nationality: string;
  /** E.164. */
  phones: string[];
  emails: string[];
  /** BCP 47 primary tag. */
  language: string;
  flags: ResidentFlag[];
  residenceKind: ResidenceKind | null;
  inAreaSince: string | null;
  /** `unverified` until a document was seen. */
  completeness: Completeness;
}

export interface Problem {
  field: PersonField;
  code: RejectionCode;
  params?: Record<string, string | number>;
}

type Note = (field: PersonField, code: RejectionCode, params?: Problem['params']) => void;

/** Reads a person and says everything that is wrong at once; `person` is there only when nothing is. `today` is `YYYY-MM-DD`. */
export function readPerson(entry: PersonEntry, today: string): { person?: Person; problems: Problem[] } {
  const problems: Problem[] = [];
  const note: Note = (field, code, params) => problems.push({ field, code, ...(params && { params }) });
  const readings = (entry.documents ?? []).map((document) => readDocument(document, today));
  for (const { problem } of readings) if (problem) note(problem.field, problem.code);
  const documents = readings.flatMap(({ document }) => document ?? []);
  const person: Person = {
    names: readNames(entry, note),
    sex: readSex(entry.sex, note),
    birthDate: readBirthDate(entry.birthDate, readings, today, note),
    documents,
    ...readOrigin(entry, documents, note),
    phones: readPhones(entry.phones ?? [], note),
    emails: readEmails(entry.emails ?? [], note),
    flags: residentFlags.filter((flag) => entry.flags?.includes(flag)),
    residenceKind: entry.residenceKind ?? null,
    inAreaSince: entry.inAreaSince ? readPastDay('inAreaSince', entry.inAreaSince, today, note) : null,
    completeness: documents.length > 0 ? 'complete' : 'unverified',
  };
  return problems.length > 0 ? { problems } : { person, problems };
}

/** The person, or the first thing that is wrong as a Rejection. */
export function acceptPerson(entry: PersonEntry, today: string): Person {
  const { person, problems } = readPerson(entry, today);
  if (person) return person;
  throw new Rejection(problems[0]?.code ?? 'NAME_MISSING', problems[0]?.params);
}

function readNames({ name, latinName, chineseName }: PersonEntry, note: Note): Names {
  const original = readName('name', name, note);
  if (!original) note('name', 'NAME_MISSING');
  const latin = readName('latinName', latinName, note);
  const chinese = readName('chineseName', chineseName, note);
  return { original, ...(latin && { latin }), ...(chinese && { chinese }) };
}

function readName(field: PersonField, text: string | undefined, note: Note): string {
  const name = (text ?? '').normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (hasControlCharacters(name)) note(field, 'NAME_HAS_CONTROL_CHARACTERS');
  if ([...name].length > longestName) note(field, 'NAME_TOO_LONG', { max: longestName });
  return name;
}

function readSex(text: string | undefined, note: Note): Sex | null {
  if (text === 'male' || text === 'female') return text;
  if (text) note('sex', 'SEX_UNKNOWN');
  return null;
}

function readPastDay(field: PersonField, text: string, today: string, note: Note): string | null {
  const day = dayOf(text);
  const code = wrongWithPastDay(day, today);
  if (code) note(field, code, code === 'DATE_TOO_EARLY' ? { earliest: earliestDay } : undefined);
  return day ?? null;
}

/** The stated birth date, else the one inside a document; both have to agree. */
function readBirthDate(text: string | undefined, readings: DocumentReading[], today: string, note: Note): string | null {
  const inside = readings.flatMap(({ birthDate }) => birthDate ?? []);
  if (!text) return inside[0] ?? null;
  const stated = readPastDay('birthDate', text, today, note);
  if (stated && inside.some((day) => day !== stated)) note('birthDate', 'DOCUMENT_BIRTH_DATE_DIFFERS');
  return stated;
}

function readPhones(texts: readonly string[], note: Note): string[] {
  const phones = texts.filter(Boolean).map(phoneOf);
  if (phones.includes(undefined)) note('phone', 'PHONE_INVALID');
  return [...new Set(phones.filter((phone) => phone !== undefined))];
}

function readEmails(texts: readonly string[], note: Note): string[] {
  const emails = texts.filter(Boolean).map(emailOf);
  if (emails.includes(undefined)) note('email', 'EMAIL_INVALID');
  return [...new Set(emails.filter((email) => email !== undefined))];
}

/** Nationality and language; where nothing is stated, by the document: a passport's country, else China. */
function readOrigin(entry: PersonEntry, documents: Document[], note: Note): Pick<Person, 'nationality' | 'language'> {
  const nationality = entry.nationality ? countryOf(entry.nationality) : nationalityBy(documents);
  if (entry.nationality && !nationality) note('nationality', 'COUNTRY_UNKNOWN');
  if (!entry.nationality && !nationality) note('nationality', 'NATIONALITY_MISSING');
  const language = entry.language ? languageTag(entry.language) : languageOf(nationality ?? '');
  if (!language) note('language', 'LANGUAGE_UNKNOWN');
  return { nationality: nationality ?? '', language: language ?? '' };
}

function nationalityBy(documents: Document[]): string | undefined {
  if (documents.some(({ kind }) => kind === 'foreign-permanent-residence')) return undefined;
  return documents.find(({ kind }) => kind === 'passport')?.issuingCountry ?? 'CN';
}
