import type { DataSource } from 'typeorm';

/** The best that one statement a reservation can do, on the tables of P0: no round trip is made while the row is locked. */
const reserve = `
  WITH taken AS (UPDATE mask_stock SET remaining = remaining - 1, "nextNumber" = "nextNumber" + 1
    WHERE "roundId" = $1 AND remaining > 0 RETURNING "nextNumber" - 1 AS number),
  kept AS (INSERT INTO reservation ("roundId", "householdId", number) SELECT $1, $2, number FROM taken RETURNING number)
  INSERT INTO outbox (topic, key, payload)
  SELECT 'supplies.reservation', $1::text, jsonb_build_object('roundId', $1::text, 'householdId', $2::text, 'number', number) FROM kept`;

export const reserveByOneStatement = (source: DataSource, roundId: string, householdId: string): Promise<unknown> =>
  source.query(reserve, [roundId, householdId]);
