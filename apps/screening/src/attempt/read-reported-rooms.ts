import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RoomState } from '#contracts/shared.js';
import { questionSetOf } from '../question-set/question-sets.js';
import { isPerson } from '../resident/people-counted.js';
import { mayBeAnsweredWithoutPeople } from '../target/target.rules.js';
import type { ReportedRoom } from './attempt.rules.js';

export interface RoomOfTarget extends ReportedRoom {
  roomPath: string;
  campaignId: string;
}

interface Row {
  id: string;
  roomPath: string;
  campaignId: string;
  campaignOpen: boolean;
  startsAt: Date;
  questionSet: string;
  roomState: RoomState;
  residents: string[];
}

const lock = `SELECT 1 FROM room_target WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE`;

const read = `
  SELECT t.id, t.room_path AS "roomPath", t.campaign_id AS "campaignId", c.state = 'open' AS "campaignOpen", c.starts_at AS "startsAt",
    c.question_set AS "questionSet", a.room_state AS "roomState",
    ARRAY(SELECT r.id::text FROM household h JOIN resident r ON r.household_id = h.id AND ${isPerson} WHERE h.room_code = t.room_code AND NOT h.closed) AS residents
  FROM room_target t JOIN campaign c ON c.id = t.campaign_id JOIN area a ON a.code = t.room_code
  WHERE t.id = ANY($1::uuid[])`;

/** Locks the targets that attempts name and reads what a row is checked against. What the caller may not see is not there. */
@Injectable()
export class ReadReportedRooms {
  async execute(tx: EntityManager, targetIds: readonly string[]): Promise<Map<string, RoomOfTarget>> {
    await tx.query(lock, [targetIds]);
    const rows = await tx.query<Row[]>(read, [targetIds]);
    return new Map(rows.map((row) => [row.id, roomOf(row)]));
  }
}

function roomOf({ id, questionSet, residents, roomState, ...row }: Row): RoomOfTarget {
  const questions = questionSetOf(questionSet);
  if (!questions) throw new Error(`Campaign of target ${id} has the unknown question set ${questionSet}`);
  const personsKnown = residents.length;
  return {
    ...row,
    questionSet: questions,
    residents: new Set(residents),
    mayBeAnsweredWithoutPeople: mayBeAnsweredWithoutPeople({ roomState, personsKnown }),
  };
}
