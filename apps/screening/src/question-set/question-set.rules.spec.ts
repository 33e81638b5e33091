import { describe, expect, it } from '@jest/globals';
import { firstWrongAnswer, type GivenAnswer, QuestionSet } from './question-set.rules.js';
import { currentQuestionSet, questionSetOf, questionSets } from './question-sets.js';

const set = questionSetOf('2020-02-10')!;
const today = '2020-02-12';
const well: GivenAnswer[] = [
  { question: 'key-region', yes: false },
  { question: 'contact', yes: false },
  { question: 'symptoms', choices: [] },
  { question: 'travel-plans', yes: true, days: ['2020-02-20'] },
];
const instead = (answer: GivenAnswer) =>
  firstWrongAnswer(set, [...well.filter(({ question }) => question !== answer.question), answer], today);

describe('question sets', () => {
  it('stand in four languages and each of their versions once', () => {
    expect(new Set(questionSets.map(({ version }) => version)).size).toBe(questionSets.length);
    const [question] = set.questions;
    const { ko: _, ...three } = question!.text;
    const lacking = { ...set, effectiveFrom: '2020-02-10T00:00:00Z', questions: [{ ...question, text: three }] };
    expect(QuestionSet.safeParse(lacking).error?.issues[0]?.path.at(-1)).toBe('ko');
  });

  it('come into force at their time', () => {
    expect(currentQuestionSet(new Date('2020-01-01'))).toBeUndefined();
    expect(currentQuestionSet(new Date('2020-02-09T15:59:59Z'))?.version).toBe('2020-01-27');
    expect(currentQuestionSet(new Date('2020-02-09T16:00:00Z'))?.version).toBe('2020-02-10');
  });
});

describe('answers', () => {
  it('may leave out what is not required', () => {
    expect(firstWrongAnswer(set, well, today)).toBeUndefined();
    expect(instead({ question: 'temperature', celsius: 36.6 })).toBeUndefined();
  });

  it('must hold what is required', () => {
    expect(firstWrongAnswer(set, well.slice(1), today)).toBe('key-region');
  });

  it.each<GivenAnswer>([
    { question: 'horoscope', yes: true },
    { question: 'key-region' },
    { question: 'key-region', yes: false, days: ['2020-02-01'] },
    { question: 'key-region', yes: true, days: ['2020-02-30'] },
    { question: 'key-region', yes: true, days: ['2020-02-13'] },
    { question: 'travel-plans', yes: true, days: ['2020-02-11'] },
    { question: 'symptoms', choices: ['fever', 'fever'] },
    { question: 'symptoms', choices: ['sadness'] },
    { question: 'temperature', celsius: 33.9 },
    { question: 'temperature', celsius: 43.1 },
  ])('must fit their question: %j', (answer) => {
    expect(instead(answer)).toBe(answer.question);
  });

  it('stand once for each question', () => {
    expect(firstWrongAnswer(set, [...well, well[0]!], today)).toBe('key-region');
  });
});
