import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessRecorded } from '#contracts/audit.events.js';
import { AccountLinked } from '#contracts/registration.events.js';
import type { UnusualKind, UnusualReadingType } from './entry.graphql.js';
import { underArea } from './read-trail.js';

/** More people than this in one hour is worth a question. */
const manyPeople = 100;

export interface Stretch {
  areaCode: string | null;
  from: Date;
  until: Date;
}

const read = `
  read AS MATERIALIZED (SELECT index, actor, at, residents, households FROM ledger_entry
    WHERE topic = $1 AND at >= $2 AND at < $3 AND ${underArea(4)} AND role IS NOT NULL AND cardinality(residents) > 0)`;

const summary = `actor, min(at) AS "from", max(at) AS "until", (array_agg(DISTINCT index::float8))[1:20] AS entries, count(DISTINCT resident)::integer AS people`;

/** Whose home a household is, as far as somebody linked an account to it; read once, not once for every reading. */
const homes = `
  home AS MATERIALIZED (SELECT details::json->>'accountId' AS account, households[1] AS household FROM ledger_entry
    WHERE topic = '${AccountLinked.topic.name}' AND type = $5 AND details IS NOT NULL)`;

const statements: Record<UnusualKind, string> = {
  'many-people': `WITH ${read} SELECT ${summary} FROM read, unnest(residents) AS resident WHERE $5::text IS NOT NULL
    GROUP BY actor, date_trunc('hour', at) HAVING count(DISTINCT resident) > ${manyPeople}`,
  'outside-hours': `WITH ${read} SELECT ${summary} FROM read, unnest(residents) AS resident
    WHERE $5::text IS NOT NULL AND extract(hour FROM at AT TIME ZONE 'Asia/Shanghai') NOT BETWEEN 6 AND 21
    GROUP BY actor, (at AT TIME ZONE 'Asia/Shanghai')::date`,
  'own-household': `WITH ${read}, ${homes} SELECT ${summary} FROM read JOIN home ON account = actor AND household = ANY (households),
    unnest(residents) AS resident GROUP BY actor`,
  colleague: `WITH ${read}, ${homes}, colleague AS MATERIALIZED (
      SELECT account, household FROM home WHERE EXISTS (SELECT FROM ledger_entry e WHERE e.actor = home.account AND e.role IS NOT NULL))
    SELECT ${summary} FROM read JOIN colleague ON account <> actor AND household = ANY (households), unnest(residents) AS resident GROUP BY actor`,
};

/** Readings that somebody should be able to explain. */
@Injectable()
export class ReadUnusual {
  async execute(tx: EntityManager, { areaCode, from, until }: Stretch): Promise<UnusualReadingType[]> {
    const found: UnusualReadingType[] = [];
    for (const [kind, statement] of Object.entries(statements) as [UnusualKind, string][]) {
      const values = [AccessRecorded.topic.name, from, until, areaCode, AccountLinked.type];
      const rows = await tx.query<Omit<UnusualReadingType, 'kind'>[]>(`${statement} ORDER BY people DESC LIMIT 100`, values);
      found.push(...rows.map((row) => ({ kind, ...row })));
    }
    return found;
  }
}
