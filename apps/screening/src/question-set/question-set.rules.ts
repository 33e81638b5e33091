import { z } from 'zod';

const Texts = z.strictObject({ zh: z.string().min(1), en: z.string().min(1), ja: z.string().min(1), ko: z.string().min(1) });

const shared = { id: z.string().regex(/^[a-z][a-z-]+$/), text: Texts, required: z.boolean() };

/** `yes-no` may ask for days when the answer is yes: days that have passed, or that lie ahead. `celsius` is a body temperature. */
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choices'), ...shared, choices: z.array(z.strictObject({ id: z.string(), text: Texts })).min(2) }),
  z.strictObject({ kind: z.literal('yes-no'), ...shared, days: z.enum(['past', 'ahead']) }),
  z.strictObject({ kind: z.literal('celsius'), ...shared }),
]);
export type Question = z.infer<typeof Question>;

export const QuestionSet = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/),
  /** From when campaigns may open with it. */
  effectiveFrom: z.iso.datetime().transform((text) => new Date(text)),
  questions: z.array(Question).min(1),
});
export type QuestionSet = z.infer<typeof QuestionSet>;

/** What somebody said to one question. */
export interface GivenAnswer {
  question: string;
  choices?: string[];
  yes?: boolean;
  /** YYYY-MM-DD, China. */
  days?: string[];
  celsius?: number;
}

export const lowestCelsius = 34;
export const highestCelsius = 43;

/** The newest set in force at that time. */
export const inForce = <Dated extends { effectiveFrom: Date }>(versions: readonly Dated[], at: Date): Dated | undefined =>
  versions.filter(({ effectiveFrom }) => effectiveFrom <= at).toSorted((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime())[0];

/** Id of the first question that is not answered as the set asks, or of something that the set does not ask. */
export function firstWrongAnswer({ questions }: QuestionSet, given: readonly GivenAnswer[], today: string): string | undefined {
  const stranger = given.find(({ question }) => !questions.some(({ id }) => id === question));
  if (stranger) return stranger.question;
  return questions.find((question) => {
    const answers = given.filter((answer) => answer.question === question.id);
    return answers.length === 0 ? question.required : answers.length > 1 || !fits(question, answers[0]!, today);
  })?.id;
}

function fits(question: Question, { choices, yes, days = [], celsius }: GivenAnswer, today: string): boolean {
  switch (question.kind) {
    case 'choices':
      return distinct(choices) && choices.every((choice) => question.choices.some(({ id }) => id === choice));
    case 'yes-no':
      if (yes === undefined || (!yes && days.length > 0)) return false;
      return days.length <= 31 && days.every((day) => isDay(day) && (question.days === 'past' ? day <= today : day >= today));
    case 'celsius':
      return celsius !== undefined && celsius >= lowestCelsius && celsius <= highestCelsius;
  }
}

const distinct = (texts: readonly string[] | undefined): texts is readonly string[] =>
  texts !== undefined && new Set(texts).size === texts.length;

const isDay = (day: string): boolean => z.iso.date().safeParse(day).success;
