import { describe, expect, it } from '@jest/globals';
import { answerIn, type Given, isNotable, lastSaid } from './answers.rules.js';

const given = (changes: Partial<Given>): Given => ({ question: 'q', yes: null, days: null, choices: null, celsius: null, ...changes });
const words = { yes: '是', no: '否', none: '没有' };
const question = { id: 'q', text: '?', choices: [{ id: 'cough', text: '咳嗽' }] };

describe('what the people of a room answered', () => {
  it('is for each of them what they said last, whoever asked and in whatever order it came', () => {
    const attempts = [
      { id: '2', at: '2020-02-17T03:00:00Z', answers: [{ residentId: 'p', given: [given({ yes: true })] }] },
      { id: '1', at: '2020-02-16T03:00:00Z', answers: ['p', 'q'].map((residentId) => ({ residentId, given: [given({ yes: false })] })) },
      { id: '3', at: '2020-02-18T03:00:00Z', answers: null },
    ];
    const said = lastSaid(attempts);
    expect([...said.keys()].sort()).toEqual(['p', 'q']);
    expect(said.get('p')).toMatchObject({ at: '2020-02-17T03:00:00Z', given: [{ yes: true }] });
  });

  it.each<[Partial<Given>, string, boolean]>([
    [{ yes: true, days: ['2020-02-10', '2020-02-11'] }, '是 · 2020-02-10 · 2020-02-11', true],
    [{ yes: false, days: [] }, '否', false],
    [{ choices: ['cough', 'unknown'] }, '咳嗽 · unknown', true],
    [{ choices: [] }, '没有', false],
    [{ celsius: 37.3 }, '37.3 °C', true],
    [{ celsius: 36 }, '36.0 °C', false],
  ])('is said in words, and stands out where somebody should look: %j', (changes, text, notable) => {
    expect(answerIn(given(changes), question, words)).toBe(text);
    expect(isNotable(given(changes))).toBe(notable);
  });
});
