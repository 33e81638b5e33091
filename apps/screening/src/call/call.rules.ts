import type { Language, NeedKind } from '#contracts/shared.js';
import type { ReadingFault, Symptom } from '../reading/reading.rules.js';
import type { TaskOutcome } from '../task/task.rules.js';

export const callOutcomes = ['reached', 'not-reached', 'wrong-number', 'refused'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const scriptParts = ['greeting', 'caller', 'temperature', 'symptoms', 'needs', 'next-call'] as const;
export type ScriptPart = (typeof scriptParts)[number];

/** What is said on the phone, part by part; `{name}` is who is rung up, `{committee}` who rings. */
export interface CallScript {
  version: string;
  effectiveFrom: Date;
  lines: Record<ScriptPart, Record<Language, string>>;
}

export const longestNote = 200;
/** The clock of a phone may be this far ahead, in milliseconds. */
const clockTolerance = 5 * 60_000;
const dayMs = 86_400_000;
/** So many digits in a row, with gaps or without, are a number of a phone or a document. */
const numbers = /(\d[\s-]?){8,}/g;
const years = ['1900', '2100'] as const;

export interface HeardCall {
  at: Date;
  outcome: CallOutcome;
  temperature: number | null;
  symptoms: readonly Symptom[];
  needs: readonly NeedKind[];
  note: string | null;
}

/** `20200226`, written as one word, is a day and nobody's number. */
function isDay(digits: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d\d)(\d\d)$/.exec(digits) ?? [];
  const date = new Date(`${year}-${month}-${day}`);
  return year >= years[0] && year <= years[1] && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

const holdsNumber = (note: string): boolean => [...note.matchAll(numbers)].some(([digits]) => !isDay(digits.trimEnd()));

/** What is wrong with a call as such, the first thing found: only who was reached can have said something. */
export function faultOfCall({ at, outcome, temperature, symptoms, needs, note }: HeardCall, now: Date): ReadingFault | undefined {
  const wrong = (field: string): ReadingFault => ({ code: 'CALL_WRONG', params: { field } });
  const passed = now.getTime() - at.getTime();
  if (!(passed >= -clockTolerance && passed <= dayMs)) return wrong('at');
  if (outcome !== 'reached' && (temperature !== null || symptoms.length > 0 || needs.length > 0)) return wrong('outcome');
  if (new Set(symptoms).size < symptoms.length) return { code: 'SYMPTOM_UNKNOWN' };
  const isNote = note === null || (note.length <= longestNote && /^\S(.*\S)?$/u.test(note) && !holdsNumber(note));
  return isNote ? undefined : { code: 'CALL_NOTE_WRONG', params: { longest: longestNote } };
}

/** How a call leaves the task for which it was made; who was not reached is still to be reached. */
export const taskAfter = (outcome: CallOutcome): TaskOutcome | null =>
  outcome === 'reached' ? 'done' : outcome === 'refused' ? 'refused' : null;
