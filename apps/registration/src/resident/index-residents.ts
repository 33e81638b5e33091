import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { BlindIndex } from './blind-index.entity.js';
import type { Resident } from './resident.entity.js';

type Indexed = Pick<Resident, 'id' | 'documentIndexes' | 'phoneIndexes'>;

/** Makes residents findable by their documents and phones as they are now. */
@Injectable()
export class IndexResidents {
  async execute(tx: EntityManager, residents: readonly Indexed[], areNew: boolean): Promise<void> {
    if (residents.length === 0) return;
    if (!areNew) await tx.delete(BlindIndex, { residentId: In(residents.map(({ id }) => id)) });
    const rows = residents.flatMap(({ id, documentIndexes, phoneIndexes }) =>
      [...documentIndexes, ...phoneIndexes].map((value) => ({ id, value })),
    );
    await tx.query(`INSERT INTO blind_index (resident_id, value) SELECT * FROM unnest($1::uuid[], $2::bytea[]) ON CONFLICT DO NOTHING`, [
      rows.map(({ id }) => id),
      rows.map(({ value }) => value),
    ]);
  }
}
