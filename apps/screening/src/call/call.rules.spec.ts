import { describe, expect, it } from '@jest/globals';
import { type CallOutcome, callOutcomes, faultOfCall, type HeardCall, scriptParts, taskAfter } from './call.rules.js';
import { callScripts } from './call-scripts.js';

describe('a call', () => {
  const now = new Date('2020-02-20T08:00:00Z');
  const call = (changes: Partial<HeardCall>) =>
    faultOfCall({ at: now, outcome: 'reached', temperature: null, symptoms: [], needs: [], note: null, ...changes }, now);

  it('lies in the last day', () => {
    for (const at of ['2020-02-20T08:06:00Z', '2020-02-19T07:59:59Z', 'never'])
      expect(call({ at: new Date(at) })?.params).toEqual({ field: 'at' });
    expect(call({ at: new Date('2020-02-20T08:04:00Z') })).toBeUndefined();
    expect(call({ at: new Date('2020-02-19T09:00:00Z') })).toBeUndefined();
  });

  it.each<CallOutcome>(['not-reached', 'wrong-number', 'refused'])('that was %s brings nothing home', (outcome) => {
    expect(call({ outcome })).toBeUndefined();
    expect(call({ outcome, temperature: 36.5 })?.params).toEqual({ field: 'outcome' });
    expect(call({ outcome, needs: ['food'] })?.params).toEqual({ field: 'outcome' });
    expect(call({ outcome, symptoms: ['cough'] })?.params).toEqual({ field: 'outcome' });
  });

  it('has a note without the number of anybody, of one line', () => {
    expect(call({ note: '下午 3 点再打,4 号楼' })).toBeUndefined();
    expect(call({ note: 'x'.repeat(200) })).toBeUndefined();
    for (const note of ['', ' x', 'x\ny', 'x'.repeat(201), '电话 5555 1234', 'call 138-0000-0000'])
      expect(call({ note })?.code).toBe('CALL_NOTE_WRONG');
  });

  it.each([
    ['20200226 下午再打', undefined],
    ['从20200229起', undefined],
    ['19000101-', 'CALL_NOTE_WRONG'],
    ['20200230', 'CALL_NOTE_WRONG'],
    ['18991231', 'CALL_NOTE_WRONG'],
    ['21010101', 'CALL_NOTE_WRONG'],
    ['2020 0226', 'CALL_NOTE_WRONG'],
    ['138 20200226', 'CALL_NOTE_WRONG'],
    ['310105195003010012', 'CALL_NOTE_WRONG'],
    ['20200226, 5555 1234', 'CALL_NOTE_WRONG'],
  ])('may name a day by its eight digits, and nothing that can be a number of somebody: %s', (note, code) => {
    expect(call({ note })?.code).toBe(code);
  });

  it('ends its task only when somebody spoke', () => {
    expect(callOutcomes.map(taskAfter)).toEqual(['done', null, null, 'refused']);
  });

  it('has a script with every part in four languages, that says who rings and whom they want', () => {
    for (const { lines } of callScripts) {
      expect(Object.keys(lines)).toEqual([...scriptParts]);
      for (const text of Object.values(lines)) expect(Object.keys(text)).toEqual(['zh', 'en', 'ja', 'ko']);
      for (const text of Object.values(lines.greeting)) expect(text).toContain('{name}');
      for (const text of Object.values(lines.caller)) expect(text).toContain('{committee}');
    }
  });
});
