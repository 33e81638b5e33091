import { In, IsNull, type EntityManager } from 'typeorm';
import { Household } from '../household/household.entity.js';

/** One number serves a family, and perhaps that of the parents; not more. */
const mostHouseholds = 5;

const living = `
  SELECT DISTINCT r.household_id AS id FROM blind_index i JOIN resident r ON r.id = i.resident_id AND r.merged_into IS NULL
  WHERE i.value = $1 ORDER BY 1 LIMIT ${mostHouseholds}`;

/**
 * Households that have somebody with this phone, as a worker has seen it: what people say of themselves opens no door, for they
 * could say the number of somebody else.
 */
export async function householdsWithPhone(tx: EntityManager, phoneIndex: Buffer): Promise<Household[]> {
  const found = await tx.query<{ id: string }[]>(living, [phoneIndex]);
  return tx.findBy(Household, { id: In(found.map(({ id }) => id)), closedAt: IsNull(), unconfirmed: false });
}
