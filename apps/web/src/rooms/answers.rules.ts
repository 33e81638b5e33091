import type { Attempts, Question } from './room-answers.graph.js';

type Answers = NonNullable<Attempts[number]['answers']>[number];
export type Given = Answers['given'][number];

const feverFrom = 37.3;

export interface Said {
  at: string;
  given: readonly Given[];
}

/** What each person said last, by the id of the person. */
export function lastSaid(attempts: Attempts): Map<string, Said> {
  const inOrder = attempts.toSorted((one, other) => one.at.localeCompare(other.at));
  return new Map(
    inOrder.flatMap(({ at, answers }) => (answers ?? []).map(({ residentId, given }) => [residentId, { at, given }] as const)),
  );
}

/** Somebody should look at it: a yes, a symptom, a fever. */
export const isNotable = ({ yes, choices, celsius }: Given): boolean =>
  yes === true || (choices?.length ?? 0) > 0 || (celsius ?? 0) >= feverFrom;

interface Words {
  yes: string;
  no: string;
  none: string;
}

/** An answer as people say it: yes with its days, the choices by their texts, a temperature. */
export function answerIn({ yes, days, choices, celsius }: Given, question: Question | undefined, words: Words): string {
  if (typeof yes === 'boolean') return [yes ? words.yes : words.no, ...(days ?? [])].join(' · ');
  if (typeof celsius === 'number') return `${celsius.toFixed(1)} °C`;
  const texts = (choices ?? []).map((id) => question?.choices.find((choice) => choice.id === id)?.text ?? id);
  return texts.length > 0 ? texts.join(' · ') : words.none;
}
