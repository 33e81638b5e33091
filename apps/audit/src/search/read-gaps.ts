import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessRecorded } from '#contracts/audit.events.js';
import type { LedgerGapType } from './entry.graphql.js';
import type { LedgerSourceType } from './readers.graphql.js';

/** Lanes whose last number is not how many there are; then the stretches between two neighbours. */
const gaps = `
  WITH suspect AS (
    SELECT key FROM ledger_entry WHERE topic = $1 GROUP BY key HAVING max(sequence) <> count(*))
  SELECT key AS source, before + 1 AS from, sequence - 1 AS until FROM (
    SELECT key, sequence, coalesce(lag(sequence) OVER (PARTITION BY key ORDER BY sequence), 0) AS before
    FROM ledger_entry JOIN suspect USING (key) WHERE topic = $1) numbered
  WHERE sequence > before + 1 ORDER BY 1, 2 LIMIT 200`;

const sources = `
  SELECT key AS source, count(*)::integer AS records, max(sequence) AS last, max(at) AS "lastAt" FROM ledger_entry WHERE topic = $1
  GROUP BY key ORDER BY key LIMIT 200`;

/** What sources counted and the ledger does not have: it was suppressed on the way, or is still coming. */
@Injectable()
export class ReadGaps {
  execute(tx: EntityManager): Promise<LedgerGapType[]> {
    return tx.query<LedgerGapType[]>(gaps, [AccessRecorded.topic.name]);
  }

  /** What was counted over, so that "nothing is missing" says of how many. */
  sources(tx: EntityManager): Promise<LedgerSourceType[]> {
    return tx.query<LedgerSourceType[]>(sources, [AccessRecorded.topic.name]);
  }
}
