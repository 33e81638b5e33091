import { inForce, QuestionSet } from './question-set.rules.js';
import { january2020 } from './2020-01-27.js';
import { february2020 } from './2020-02-10.js';

/** Every version that was ever published; a version that was used is never changed. */
export const questionSets: readonly QuestionSet[] = [january2020, february2020].map((set) => QuestionSet.parse(set));

export const questionSetOf = (version: string): QuestionSet | undefined => questionSets.find((set) => set.version === version);

export const currentQuestionSet = (now: Date): QuestionSet | undefined => inForce(questionSets, now);
