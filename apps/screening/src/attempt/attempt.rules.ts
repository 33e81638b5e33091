import type { RejectionCode } from '#platform/rejection.js';
import { channels } from '../campaign/campaign.rules.js';
import { firstWrongAnswer, type GivenAnswer, type QuestionSet } from '../question-set/question-set.rules.js';

/** Who or what tried: the channels of a campaign, the resident, or the gate. */
export const attemptChannels = [...channels, 'self-report', 'gate'] as const;
export type AttemptChannel = (typeof attemptChannels)[number];

export const attemptOutcomes = ['answered', 'no-answer', 'refused', 'wrong-number', 'nobody-home', 'language-barrier', 'hang-up'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

export const mostAttemptsAtOnce = 500;
/** The clock of a phone may be this far ahead, in milliseconds. */
const clockTolerance = 5 * 60_000;

export interface ReportedAttempt {
  channel: AttemptChannel;
  outcome: AttemptOutcome;
  at: Date;
  doorNote?: string | null;
  answers: readonly { residentId: string; given: readonly GivenAnswer[] }[];
}

export interface ReportedRoom {
  campaignOpen: boolean;
  startsAt: Date;
  questionSet: QuestionSet;
  /** Ids of the residents who are known to live there. */
  residents: ReadonlySet<string>;
  mayBeAnsweredWithoutPeople: boolean;
}

export interface RowFault {
  code: RejectionCode;
  params?: Record<string, string | number>;
}

/** What is wrong with one attempt as reported, the first thing found; nothing when it can be recorded. */
export function faultOf(attempt: ReportedAttempt, room: ReportedRoom, now: Date, today: string): RowFault | undefined {
  if (!room.campaignOpen) return { code: 'CAMPAIGN_CLOSED' };
  if (Number.isNaN(attempt.at.getTime())) return { code: 'INPUT_INVALID', params: { field: 'at' } };
  if (attempt.at.getTime() > now.getTime() + clockTolerance) return { code: 'ATTEMPT_IN_FUTURE' };
  if (attempt.at < room.startsAt) return { code: 'ATTEMPT_BEFORE_CAMPAIGN' };
  return faultOfNote(attempt) ?? faultOfAnswers(attempt, room, today);
}

function faultOfNote({ channel, outcome, doorNote }: ReportedAttempt): RowFault | undefined {
  if (doorNote === undefined || doorNote === null) return undefined;
  const fits = channel === 'door' && outcome === 'nobody-home' && /^[0-9A-Z][0-9A-Z-]{1,19}$/.test(doorNote);
  return fits ? undefined : { code: 'DOOR_NOTE_WRONG' };
}

function faultOfAnswers({ outcome, answers }: ReportedAttempt, room: ReportedRoom, today: string): RowFault | undefined {
  if (outcome !== 'answered') return answers.length > 0 ? { code: 'ANSWERS_UNEXPECTED' } : undefined;
  if (answers.length === 0) return room.mayBeAnsweredWithoutPeople ? undefined : { code: 'ANSWERS_MISSING' };
  const people = answers.map(({ residentId }) => residentId);
  if (new Set(people).size < people.length) return { code: 'INPUT_INVALID', params: { field: 'answers.residentId' } };
  if (people.some((id) => !room.residents.has(id))) return { code: 'ANSWER_OF_STRANGER' };
  for (const { given } of answers) {
    const question = firstWrongAnswer(room.questionSet, given, today);
    if (question) return { code: 'ANSWER_WRONG', params: { question } };
  }
  return undefined;
}
