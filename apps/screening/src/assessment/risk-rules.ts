import { inForce } from '../question-set/question-set.rules.js';
import type { Condition, RiskRule, RiskRules } from './risk.rules.js';

const fever: Condition = { question: 'symptoms', choseAnyOf: ['fever'] };
const measuredFever: Condition = { question: 'temperature', atLeastCelsius: 37.3 };
const breathing: Condition = { question: 'symptoms', choseAnyOf: ['cough', 'breathlessness'] };
const anySymptom: Condition = {
  question: 'symptoms',
  choseAnyOf: ['fever', 'cough', 'breathlessness', 'sore-throat', 'fatigue', 'diarrhoea'],
};
const keyRegion: Condition = { question: 'key-region', said: 'yes', withinDays: 14 };
const contact: Condition = { question: 'contact', said: 'yes', withinDays: 14 };

const first: RiskRule[] = [
  { id: 'contact-with-case', level: 'high', when: [contact] },
  { id: 'key-region-and-fever', level: 'high', when: [keyRegion, fever] },
  { id: 'key-region-and-measured-fever', level: 'high', when: [keyRegion, measuredFever] },
  { id: 'key-region', level: 'medium', when: [keyRegion] },
  { id: 'fever', level: 'medium', when: [fever] },
  { id: 'measured-fever', level: 'medium', when: [measuredFever] },
  { id: 'symptoms', level: 'low', when: [anySymptom] },
];

/** Every version that was ever in force. A new one is added with its time; what is still open is then assessed again by it. */
export const riskRules: readonly RiskRules[] = [
  { version: '2020-01-27', effectiveFrom: new Date('2020-01-26T16:00:00Z'), rules: first },
  {
    version: '2020-02-19',
    effectiveFrom: new Date('2020-02-18T16:00:00Z'),
    rules: [
      ...first,
      { id: 'fever-and-breathing', level: 'high', when: [fever, breathing] },
      { id: 'travel-plans', level: 'low', when: [{ question: 'travel-plans', said: 'yes' }] },
    ],
  },
];

export const currentRiskRules = (now: Date): RiskRules => inForce(riskRules, now) ?? riskRules[0]!;
