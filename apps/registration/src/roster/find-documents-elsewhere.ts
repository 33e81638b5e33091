import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { pathEnd } from '../area/area.rules.js';
import { ResidentFile } from '../resident/resident-file.js';
import type { Roster, RowIssue } from './roster.rules.js';

/**
 * Rows whose document is registered in another household of the same committee. Whether they moved is for a worker to say;
 * other committees are not looked at, because the answer would tell where somebody lives.
 */
@Injectable()
export class FindDocumentsElsewhere {
  constructor(private readonly file: ResidentFile) {}

  async execute(tx: EntityManager, committeePath: string, roster: Roster): Promise<RowIssue[]> {
    const rows = roster.rooms.flatMap(({ households, ...place }) =>
      households.flatMap(({ number, members }) =>
        members.flatMap(({ row, person }) =>
          person.documents.map((document) => ({
            row,
            index: this.file.documentIndex(document),
            household: [place.compound, place.building, place.unit ?? '', place.room, number].join('\0'),
          })),
        ),
      ),
    );
    const found = await tx.query<{ position: string; place: string }[]>(
      `SELECT wanted.position, concat_ws(E'\\x01', c.label, b.label, coalesce(u.label, ''), r.label, h.number) AS place
       FROM unnest($1::bytea[]) WITH ORDINALITY AS wanted(index, position)
       JOIN blind_index i ON i.value = wanted.index
       JOIN resident p ON p.id = i.resident_id AND p.room_path >= $2 COLLATE "C" AND p.room_path < $3 COLLATE "C"
       JOIN household h ON h.id = p.household_id JOIN area r ON r.code = h.room_code
       LEFT JOIN area u ON u.code = r.parent AND u.kind = 'unit'
       JOIN area b ON b.code = coalesce(u.parent, r.parent) JOIN area c ON c.code = b.parent`,
      [rows.map(({ index }) => index), committeePath, pathEnd(committeePath)],
    );
    return found.flatMap(({ position, place }) => {
      const row = rows[Number(position) - 1];
      if (!row || row.household === place.replaceAll('\u0001', '\0')) return [];
      return [{ row: row.row, column: 'documentNumber', code: 'RESIDENT_REGISTERED_ELSEWHERE', params: {} } satisfies RowIssue];
    });
  }
}
