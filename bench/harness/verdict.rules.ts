import type { Figure, Goal } from './figures.rules.js';

export type Verdict = 'moonshot' | 'pass' | 'short' | 'not measured';
export type Values = Readonly<Record<string, number>>;

const reaches = (goal: Goal, value: number, wanted: number): boolean => (goal.better === 'more' ? value >= wanted : value <= wanted);

const verdictOf = (goal: Goal, value: number | undefined): Verdict => {
  if (value === undefined || !Number.isFinite(value)) return 'not measured';
  if (!reaches(goal, value, goal.pass)) return 'short';
  return reaches(goal, value, goal.moonshot ?? goal.pass) ? 'moonshot' : 'pass';
};

/** A row is as good as the worst of its goals; one that nobody measured is worse than one that fell short. */
export function verdict({ goals }: Pick<Figure, 'goals'>, values: Values): Verdict {
  const all = goals.map((goal) => verdictOf(goal, values[goal.name]));
  return (['not measured', 'short', 'pass'] as const).find((one) => all.includes(one)) ?? 'moonshot';
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toLocaleString('en', { maximumSignificantDigits: 3 });

/** `14x of the rate (12 or more, 25)`. */
export const goalText = (goal: Goal, value: number | undefined): string => {
  const found = value === undefined ? '–' : `${shown(value)} ${goal.unit}`.replace(' x', 'x').trim();
  const wanted = [goal.pass, ...(goal.moonshot === undefined ? [] : [goal.moonshot])].map(shown).join(', ');
  return `${found} ${goal.says} (${goal.better === 'more' ? '≥' : '≤'} ${wanted})`;
};
