import type { ReactNode } from 'react';
import { fullDayOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import type { MyHousehold } from './mine.graph.js';

/** Since when it is kept, and when somebody last changed it. */
export function Since({ history, of }: { history: MyHousehold['history']; of: string | null }): ReactNode {
  const speech = useSpeech();
  const own = history.filter(({ residentId }) => residentId === of);
  const [last, first] = [own[0], own.at(-1)];
  if (!last || !first) return null;
  return (
    <p className="small">
      {speech.t('mine.since', { day: fullDayOf(speech, first.at) })}
      {last !== first && ` · ${speech.t('mine.changed', { day: fullDayOf(speech, last.at) })}`}
    </p>
  );
}
