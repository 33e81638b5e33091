import type { z } from 'zod';
import { contact, keyRegion, symptoms, temperature } from './questions.js';
import type { QuestionSet } from './question-set.rules.js';

/** The first form of the winter of 2020: region, contact, symptoms, temperature. */
export const january2020: z.input<typeof QuestionSet> = {
  version: '2020-01-27',
  effectiveFrom: '2020-01-26T16:00:00Z',
  questions: [keyRegion, contact, symptoms, temperature],
};
