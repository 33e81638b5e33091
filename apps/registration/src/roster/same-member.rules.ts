/** A member of one household, compared without being read: blind indexes in hexadecimal. */
export interface Comparable {
  name: string;
  birthDate: string | null;
  documents: readonly string[];
}

/**
 * Whether a row of a roster is this member of the same household: by document where both have one, else by name and, where both
 * have one, birth date. Two documents of one kind that differ are two people, whatever their names.
 */
export function sameMember(row: Comparable, member: Comparable): boolean {
  if (row.documents.some((document) => member.documents.includes(document))) return true;
  if (row.documents.length > 0 && member.documents.length > 0) return false;
  if (row.name !== member.name) return false;
  return row.birthDate === null || member.birthDate === null || row.birthDate === member.birthDate;
}
