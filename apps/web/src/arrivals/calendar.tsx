import type { ReactNode } from 'react';
import { daysOn, shortDayOf, todayInChina, weekdayAlone } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import type { ExpectedDay } from './arrivals.graph.js';

export const shownDays = 14;

interface Calendar {
  days: readonly ExpectedDay[];
  chosen: string | undefined;
  choose: (day: string | null) => void;
}

/** Two weeks from today: how many are expected on each day. A tap shows that day alone. */
export function Calendar({ days, chosen, choose }: Calendar): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const today = todayInChina();
  return (
    <div className="calendar no-print" role="group" aria-label={t('arrival.calendar')}>
      {Array.from({ length: shownDays }, (_, index) => daysOn(today, index)).map((day) => {
        const expected = days.find((one) => one.day === day)?.expected ?? 0;
        return (
          <button
            key={day}
            type="button"
            className={expected > 0 ? 'day full' : 'day'}
            aria-pressed={chosen === day}
            onClick={() => choose(chosen === day ? null : day)}
          >
            <span className="small">{day === today ? t('arrival.today') : weekdayAlone(speech, `${day}T04:00:00Z`)}</span>
            <span className="small">{shortDayOf(speech, `${day}T04:00:00Z`)}</span>
            <b>{expected > 0 ? expected : '·'}</b>
          </button>
        );
      })}
    </div>
  );
}
