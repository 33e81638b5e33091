import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccessRecorded } from '#contracts/audit.events.js';
import type { PersonReadType, ReaderType } from './readers.graphql.js';
import { underArea } from './read-trail.js';
import type { Stretch } from './read-unusual.js';

const read = `
  FROM ledger_entry, unnest(residents) AS resident
  WHERE topic = $1 AND at >= $2 AND at < $3 AND ${underArea(4)} AND role IS NOT NULL`;

const readers = `
  SELECT actor, array_agg(DISTINCT role) AS roles, count(DISTINCT index)::integer AS readings, count(DISTINCT resident)::integer AS people,
    count(DISTINCT index) FILTER (WHERE action = 'resident.unmask')::integer AS unmaskings, max(at) AS "lastAt"
  ${read} GROUP BY actor ORDER BY people DESC, actor LIMIT 200`;

const people = `
  SELECT resident AS "residentId", count(*)::integer AS readings, min(at) AS "firstAt", max(at) AS "lastAt",
    array_remove(array_agg(DISTINCT purpose), NULL) AS purposes
  ${read} AND actor = $5 GROUP BY resident ORDER BY max(at) DESC, resident LIMIT 500`;

/** Who looked at whom: accounts by how many people they read, and the people of one account. */
@Injectable()
export class ReadReaders {
  readers(tx: EntityManager, { areaCode, from, until }: Stretch): Promise<ReaderType[]> {
    return tx.query<ReaderType[]>(readers, [AccessRecorded.topic.name, from, until, areaCode]);
  }

  people(tx: EntityManager, actor: string, { areaCode, from, until }: Stretch): Promise<PersonReadType[]> {
    return tx.query<PersonReadType[]>(people, [AccessRecorded.topic.name, from, until, areaCode, actor]);
  }
}
