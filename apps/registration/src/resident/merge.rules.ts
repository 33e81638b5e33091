import { Rejection } from '#platform/rejection.js';

interface MergeRecord {
  id: string;
  roomPath: string;
  mergedInto: string | null;
}

/** City, district, subdistrict, committee. */
const committeeOf = (path: string): string => path.split('.').slice(0, 4).join('.');

/**
 * Two records of one person become one within a committee, by whoever sees both; a record that is not found may exist
 * elsewhere, and nobody is told whether it does.
 * @throws Rejection
 */
export function checkMerge<Person extends MergeRecord>(
  residentId: string,
  intoResidentId: string,
  found: readonly Person[],
): { merged: Person; into: Person } {
  if (residentId === intoResidentId) throw new Rejection('MERGE_WITH_ITSELF');
  const [merged, into] = [residentId, intoResidentId].map((id) => found.find((record) => record.id === id));
  if (!merged && !into) throw new Rejection('RESIDENT_UNKNOWN');
  if (!merged || !into) throw new Rejection('MERGE_ACROSS_JURISDICTIONS');
  if (merged.mergedInto || into.mergedInto) throw new Rejection('RESIDENT_MERGED');
  if (committeeOf(merged.roomPath) !== committeeOf(into.roomPath)) throw new Rejection('MERGE_ACROSS_COMMITTEES');
  return { merged, into };
}
