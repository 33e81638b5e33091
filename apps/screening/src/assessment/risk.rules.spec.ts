import { describe, expect, it } from '@jest/globals';
import type { GivenAnswer } from '../question-set/question-set.rules.js';
import { currentRiskRules, riskRules } from './risk-rules.js';
import { proposeRisk } from './risk.rules.js';

const [january, february] = riskRules;
const propose = (given: GivenAnswer[], rules = january!) => proposeRisk(rules, given, '2020-02-20');

describe('a proposed risk', () => {
  it('is none for somebody who is well and stayed at home', () => {
    expect(
      propose([
        { question: 'symptoms', choices: [] },
        { question: 'contact', yes: false },
      ]),
    ).toEqual({ level: 'none', ruleVersion: '2020-01-27', reasons: [] });
  });

  it('is the heaviest that any rule speaks for, with every reason', () => {
    const given: GivenAnswer[] = [
      { question: 'key-region', yes: true, days: ['2020-02-10'] },
      { question: 'symptoms', choices: ['fever'] },
    ];
    expect(propose(given)).toMatchObject({ level: 'high', reasons: ['key-region-and-fever', 'key-region', 'fever', 'symptoms'] });
  });

  it('counts days back from the answer: the fourteenth still counts, a yes without a day does too', () => {
    const region = (...days: string[]) => propose([{ question: 'key-region', yes: true, days }]).level;
    expect([region('2020-02-06'), region('2020-02-05'), region()]).toEqual(['medium', 'none', 'medium']);
  });

  it('takes 37.3 degrees for a fever', () => {
    const measured = (celsius: number) => propose([{ question: 'temperature', celsius }]).level;
    expect([measured(37.2), measured(37.3)]).toEqual(['none', 'medium']);
  });

  it('changes with the version of the rules, and a version with its time', () => {
    const given: GivenAnswer[] = [{ question: 'symptoms', choices: ['fever', 'cough'] }];
    expect([propose(given).level, propose(given, february).level]).toEqual(['medium', 'high']);
    expect(currentRiskRules(new Date('2020-02-18T15:59:59Z')).version).toBe('2020-01-27');
    expect(currentRiskRules(new Date('2020-02-18T16:00:00Z')).version).toBe('2020-02-19');
  });
});
