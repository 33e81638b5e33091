import type { RiskLevel } from '#contracts/screening.events.js';
import type { GivenAnswer } from '../question-set/question-set.rules.js';

/** One thing that somebody said. Days count back from the day of the answer. */
export type Condition =
  | { question: string; said: 'yes' }
  | { question: string; said: 'yes'; withinDays: number }
  | { question: string; choseAnyOf: readonly string[] }
  | { question: string; atLeastCelsius: number };

export interface RiskRule {
  id: string;
  level: Exclude<RiskLevel, 'none'>;
  /** All of them must hold. */
  when: readonly Condition[];
}

export interface RiskRules {
  version: string;
  effectiveFrom: Date;
  rules: readonly RiskRule[];
}

export interface Proposal {
  level: RiskLevel;
  ruleVersion: string;
  /** Ids of the rules that spoke, the heaviest first. */
  reasons: string[];
}

const weight: Record<RiskLevel, number> = { none: 0, low: 1, medium: 2, high: 3 };
const dayMs = 86_400_000;

/** The heaviest level that any rule speaks for. It proposes: a person decides. `answeredOn` is the China date of the answers. */
export function proposeRisk({ version, rules }: RiskRules, given: readonly GivenAnswer[], answeredOn: string): Proposal {
  const spoke = rules
    .filter(({ when }) => when.every((condition) => holds(condition, given, answeredOn)))
    .toSorted((a, b) => weight[b.level] - weight[a.level]);
  return { level: spoke[0]?.level ?? 'none', ruleVersion: version, reasons: spoke.map(({ id }) => id) };
}

function holds(condition: Condition, given: readonly GivenAnswer[], answeredOn: string): boolean {
  const answer = given.find(({ question }) => question === condition.question);
  if (!answer) return false;
  if ('choseAnyOf' in condition) return (answer.choices ?? []).some((choice) => condition.choseAnyOf.includes(choice));
  if ('atLeastCelsius' in condition) return (answer.celsius ?? 0) >= condition.atLeastCelsius;
  if (!answer.yes) return false;
  if (!('withinDays' in condition)) return true;
  // A yes without days cannot be dated, so it counts as recent.
  const days = answer.days ?? [];
  return days.length === 0 || days.some((day) => (Date.parse(answeredOn) - Date.parse(day)) / dayMs <= condition.withinDays);
}
