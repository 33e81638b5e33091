import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ResidentFile } from '../resident/resident-file.js';
import type { Roster, RowIssue } from './roster.rules.js';

/** First who has such a document at all: joined in one step, everybody in scope would be read for every roster. */
const livingWith = `
  WITH known AS MATERIALIZED (
    SELECT wanted.position, i.resident_id
    FROM unnest($1::bytea[]) WITH ORDINALITY AS wanted(value, position) JOIN blind_index i ON i.value = wanted.value)
  SELECT known.position, h.room_code AS "roomCode", h.number
  FROM known JOIN resident p ON p.id = known.resident_id AND p.merged_into IS NULL
  JOIN household h ON h.id = p.household_id`;

/** Labels from the compound down to the room. */
const placesOf = `
  SELECT r.code, concat_ws(E'\\n', c.label, b.label, coalesce(u.label, ''), r.label) AS place
  FROM area r
  LEFT JOIN area u ON u.code = r.parent AND u.kind = 'unit'
  JOIN area b ON b.code = coalesce(u.parent, r.parent) JOIN area c ON c.code = b.parent
  WHERE r.code = ANY($1)`;

/**
 * Rows whose document is registered in another household where the caller may look. Whether they moved is for a worker to say;
 * other committees are not looked at, because the answer would tell where somebody lives.
 */
@Injectable()
export class FindDocumentsElsewhere {
  constructor(private readonly file: ResidentFile) {}

  async execute(tx: EntityManager, roster: Roster): Promise<RowIssue[]> {
    const rows = this.documentsOf(roster);
    const found = await tx.query<{ position: string; roomCode: string; number: number }[]>(livingWith, [rows.map(({ index }) => index)]);
    const codes = [...new Set(found.map(({ roomCode }) => roomCode))];
    const places = new Map((await tx.query<{ code: string; place: string }[]>(placesOf, [codes])).map(({ code, place }) => [code, place]));
    return found.flatMap(({ position, roomCode, number }) => {
      const row = rows[Number(position) - 1];
      if (!row || row.household === `${places.get(roomCode)}\n${number}`) return [];
      return [{ row: row.row, column: 'documentNumber', code: 'RESIDENT_REGISTERED_ELSEWHERE', params: {} } satisfies RowIssue];
    });
  }

  private documentsOf(roster: Roster): { row: number; index: Buffer; household: string }[] {
    return roster.rooms.flatMap(({ households, compound, building, unit, room }) =>
      households.flatMap(({ number, members }) => {
        const household = [compound, building, unit ?? '', room, number].join('\n');
        return members.flatMap(({ row, person }) =>
          person.documents.map((document) => ({ row, index: this.file.documentIndex(document), household })),
        );
      }),
    );
  }
}
