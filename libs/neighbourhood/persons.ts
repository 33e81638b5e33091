import type { EntityManager } from 'typeorm';

/**
 * A merge rewrites nobody's rows: each stays with the record it was made for, so that undoing the merge gives back exactly
 * what there was. A person is therefore all records that stand for one, and whoever asks about a person asks for all of them.
 */
const together = `
  WITH RECURSIVE up AS (
    SELECT r.id AS asked, r.id, r.merged_into FROM resident r WHERE r.id = ANY ($1::uuid[])
    UNION SELECT up.asked, r.id, r.merged_into FROM up JOIN resident r ON r.id = up.merged_into
  ), person AS (SELECT asked, id AS standing FROM up WHERE merged_into IS NULL),
  down AS (
    SELECT asked, standing, standing AS id FROM person
    UNION SELECT down.asked, down.standing, r.id FROM down JOIN resident r ON r.merged_into = down.id
  )
  SELECT asked, standing, array_agg(id ORDER BY id) AS records FROM down GROUP BY asked, standing`;

export interface Person {
  /** The record that stands for the person. */
  standing: string;
  /** Ids of all records of the person, `standing` among them. */
  records: string[];
}

/** The person of each of these records; of a record that has not been heard of yet, the record alone. */
export async function personsOf(tx: EntityManager, residentIds: readonly string[]): Promise<Map<string, Person>> {
  const found = await tx.query<(Person & { asked: string })[]>(together, [residentIds]);
  const known = new Map(found.map(({ asked, standing, records }) => [asked, { standing, records }]));
  return new Map(residentIds.map((id) => [id, known.get(id) ?? { standing: id, records: [id] }]));
}
