import { describe, expect, it } from '@jest/globals';
import { questionSetOf } from '../question-set/question-sets.js';
import { faultOf, type ReportedAttempt, type ReportedRoom } from './attempt.rules.js';

const now = new Date('2020-02-12T10:00:00Z');
const well = [
  { question: 'key-region', yes: false },
  { question: 'contact', yes: false },
  { question: 'symptoms', choices: [] },
];
const attempt = (changes: Partial<ReportedAttempt> = {}): ReportedAttempt => ({
  channel: 'door',
  outcome: 'answered',
  at: new Date('2020-02-12T09:00:00Z'),
  answers: [{ residentId: 'one', given: well }],
  ...changes,
});
const room: ReportedRoom = {
  campaignOpen: true,
  startsAt: new Date('2020-02-11T00:00:00Z'),
  questionSet: questionSetOf('2020-01-27')!,
  residents: new Set(['one', 'two']),
  mayBeAnsweredWithoutPeople: false,
};
const codeOf = (changes: Partial<ReportedAttempt>, of: Partial<ReportedRoom> = {}) =>
  faultOf(attempt(changes), { ...room, ...of }, now, '2020-02-12')?.code;
const none = { answers: [] };

describe('an attempt', () => {
  it('with the answers of people who live there can be recorded', () => {
    expect(codeOf({})).toBeUndefined();
    expect(codeOf({ outcome: 'no-answer', ...none })).toBeUndefined();
    expect(codeOf({ outcome: 'nobody-home', doorNote: 'M-020-17', ...none })).toBeUndefined();
    expect(codeOf(none, { mayBeAnsweredWithoutPeople: true })).toBeUndefined();
  });

  it.each<[string, Partial<ReportedAttempt>, Partial<ReportedRoom>?]>([
    ['CAMPAIGN_CLOSED', {}, { campaignOpen: false }],
    ['ATTEMPT_IN_FUTURE', { at: new Date('2020-02-12T10:06:00Z') }],
    ['ATTEMPT_BEFORE_CAMPAIGN', { at: new Date('2020-02-10T23:00:00Z') }],
    ['INPUT_INVALID', { at: new Date('yesterday') }],
    ['DOOR_NOTE_WRONG', { doorNote: 'A-17' }],
    ['DOOR_NOTE_WRONG', { outcome: 'nobody-home', channel: 'phone', doorNote: 'A-17', ...none }],
    ['DOOR_NOTE_WRONG', { outcome: 'nobody-home', doorNote: '邻居的电话', ...none }],
    ['ANSWERS_UNEXPECTED', { outcome: 'refused' }],
    ['ANSWERS_MISSING', none],
    ['INPUT_INVALID', { answers: [attempt().answers[0]!, attempt().answers[0]!] }],
    ['ANSWER_OF_STRANGER', { answers: [{ residentId: 'three', given: well }] }],
    ['ANSWER_WRONG', { answers: [{ residentId: 'one', given: well.slice(1) }] }],
  ])('is refused with %s: %j %j', (code, changes, of = {}) => {
    expect(codeOf(changes, of)).toBe(code);
  });
});
