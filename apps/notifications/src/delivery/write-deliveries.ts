import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Delivery } from './delivery.entity.js';

const insert = `
  INSERT INTO delivery SELECT * FROM jsonb_populate_recordset(null::delivery, $1::jsonb)
  ON CONFLICT (source_id, recipient, channel) DO NOTHING RETURNING id`;

const inSnakeCase = (row: Delivery): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value as unknown]),
  );

/** Writes deliveries down by one statement. */
@Injectable()
export class WriteDeliveries {
  /** @returns those that did not stand here already */
  async execute(tx: EntityManager, rows: readonly Delivery[]): Promise<Delivery[]> {
    if (rows.length === 0) return [];
    const written = await tx.query<{ id: string }[]>(insert, [JSON.stringify(rows.map(inSnakeCase))]);
    const ids = new Set(written.map(({ id }) => id));
    return rows.filter(({ id }) => ids.has(id));
  }
}
