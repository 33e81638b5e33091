import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const lock = `SELECT 1 FROM resident WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;
const last = `SELECT resident_id AS "residentId", max(sequence)::integer AS sequence FROM assessment WHERE resident_id = ANY($1::uuid[]) GROUP BY 1`;

/** Numbers the events about residents: without gaps, because the rows of the residents are locked until the end of the transaction. */
@Injectable()
export class NextSequences {
  async lock(tx: EntityManager, residentIds: readonly string[]): Promise<(residentId: string) => number> {
    await tx.query(lock, [residentIds]);
    const rows = await tx.query<{ residentId: string; sequence: number }[]>(last, [residentIds]);
    const used = new Map(rows.map(({ residentId, sequence }) => [residentId, sequence]));
    return (residentId) => {
      const sequence = (used.get(residentId) ?? 0) + 1;
      used.set(residentId, sequence);
      return sequence;
    };
  }
}
