import type { Person } from './resident.rules.js';

type Known = Person & { relation: string };

/** `completeness` follows from the documents and is not a change of its own. */
const compared = [
  'names',
  'sex',
  'birthDate',
  'documents',
  'nationality',
  'phones',
  'emails',
  'language',
  'flags',
  'residenceKind',
  'inAreaSince',
  'relation',
] as const;

/** Names of the fields that differ; order of keys inside a field does not matter. */
export const changedFields = (before: Known, after: Known): string[] =>
  compared.filter((field) => canonical(before[field]) !== canonical(after[field]));

/** What an entry leaves open is kept: a roster without phones does not erase the phones that are known. */
export function completedBy(entry: Person, known: Person): Person {
  const documents = entry.documents.length > 0 ? entry.documents : known.documents;
  return {
    ...entry,
    names: { ...known.names, ...entry.names },
    sex: entry.sex ?? known.sex,
    birthDate: entry.birthDate ?? known.birthDate,
    documents,
    phones: entry.phones.length > 0 ? entry.phones : known.phones,
    emails: entry.emails.length > 0 ? entry.emails : known.emails,
    flags: entry.flags.length > 0 ? entry.flags : known.flags,
    residenceKind: entry.residenceKind ?? known.residenceKind,
    inAreaSince: entry.inAreaSince ?? known.inAreaSince,
    completeness: documents.length > 0 ? 'complete' : 'unverified',
  };
}

/** What people say of themselves is as complete as before while the documents are the same, else nobody has seen them. */
export const completenessBySelf = (known: Person, now: Person): Person['completeness'] =>
  canonical(known.documents) === canonical(now.documents) ? known.completeness : 'unverified';

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b)))
      : part,
  );
