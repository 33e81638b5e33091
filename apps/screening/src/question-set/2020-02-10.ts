import type { z } from 'zod';
import { contact, keyRegion, symptoms, temperature, travelPlans } from './questions.js';
import type { QuestionSet } from './question-set.rules.js';

/** With the return to work people are asked where they mean to go. */
export const february2020: z.input<typeof QuestionSet> = {
  version: '2020-02-10',
  effectiveFrom: '2020-02-09T16:00:00Z',
  questions: [keyRegion, contact, symptoms, temperature, travelPlans],
};
