import { Rejection } from '#platform/rejection.js';
import { addedByErrors, type ColumnKey, columnKeys, columnOf, columnTitled, longestCell, templateVersion } from './roster.columns.js';

/** Where each recognised column stands; 0 is the first. */
export type ColumnPlaces = ReadonlyMap<ColumnKey, number>;

const isVersion = (header: string): boolean => /^linli-roster\//i.test(header);
const named = (keys: readonly ColumnKey[]): string => keys.map((key) => `${columnOf(key).title.zh} (${columnOf(key).title.en})`).join(', ');

/**
 * Finds the columns by their titles in any language; what is no column of a roster is passed over.
 * @throws Rejection ROSTER_TEMPLATE_VERSION, ROSTER_COLUMN_TWICE, ROSTER_COLUMN_MISSING
 */
export function readHeader(headers: readonly string[]): ColumnPlaces {
  if (headers.some((header) => isVersion(header) && header.toLowerCase() !== templateVersion)) {
    throw new Rejection('ROSTER_TEMPLATE_VERSION', { expected: templateVersion });
  }
  const places = new Map<ColumnKey, number>();
  const twice = new Set<ColumnKey>();
  for (const [place, header] of headers.entries()) {
    const key = columnTitled(header);
    if (key === undefined) continue;
    if (places.has(key)) twice.add(key);
    places.set(key, place);
  }
  if (twice.size > 0) throw new Rejection('ROSTER_COLUMN_TWICE', { columns: named([...twice]) });
  const missing = columnKeys.filter((key) => columnOf(key).required && !places.has(key));
  if (missing.length > 0) throw new Rejection('ROSTER_COLUMN_MISSING', { columns: named(missing) });
  return places;
}

const mostNamed = 20;

/** Titles that mean no column of ours: what stands below them is not taken over, and people should know. */
export const ignoredTitles = (headers: readonly string[]): string[] =>
  headers
    .map((header) => header.trim().slice(0, longestCell))
    .filter((header) => header !== '' && !isVersion(header) && !addedByErrors(header) && columnTitled(header) === undefined)
    .slice(0, mostNamed);
