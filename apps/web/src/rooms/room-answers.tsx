import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { answerIn, isNotable, lastSaid, type Said } from './answers.rules.js';
import { type Question, RoomAnswers } from './room-answers.graph.js';

export interface AnswersOfRoom {
  said: ReadonlyMap<string, Said>;
  questions: readonly Question[];
}

/** What the people of a room answered in its campaign; undefined for whoever may not read it, and until it is known. */
export function useRoomAnswers(target: string, campaign: string, reads: boolean): AnswersOfRoom | undefined {
  const { data } = useQuery(RoomAnswers, { variables: { target, campaign }, skip: !reads, fetchPolicy: 'cache-and-network' });
  if (!data?.roomTarget) return undefined;
  return { said: lastSaid(data.roomTarget.attempts), questions: data.campaign?.questionSet?.questions ?? [] };
}

/** One person: when they answered, and what; what somebody should look at stands first. */
export function AnswersOf({ resident, answers }: { resident: string; answers: AnswersOfRoom | undefined }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  if (!answers) return null;
  const said = answers.said.get(resident);
  if (!said) return <p className="small">{t('answers.none')}</p>;
  const notable = said.given.filter(isNotable);
  const words = { yes: t('answers.yes'), no: t('answers.no'), none: t('answers.nothing') };
  return (
    <details className="answers" open={notable.length > 0}>
      <summary>
        {t('answers.at', { time: momentOf(speech, said.at) })}{' '}
        <span className={`state ${notable.length > 0 ? 'ask' : 'go'}`}>
          {notable.length > 0 ? `? ${t('answers.look', { count: notable.length })}` : `✓ ${t('answers.well')}`}
        </span>
      </summary>
      <dl>
        {[...notable, ...said.given.filter((given) => !isNotable(given))].map((given) => {
          const question = answers.questions.find(({ id }) => id === given.question);
          return (
            <div key={given.question} className={isNotable(given) ? 'notable' : undefined}>
              <dt>{question?.text ?? given.question}</dt>
              <dd>{answerIn(given, question, words)}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
