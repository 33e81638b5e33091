import type { ReactNode } from 'react';
import { timeOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';

interface Figure {
  title: string;
  /** The number that is read from across the room. */
  big: ReactNode;
  unit?: string;
  /** What the number is a part of. */
  of?: ReactNode;
  /** 0 to 1. */
  share?: number | undefined;
  asOf?: string | undefined;
  /** What has to be done: links. */
  children?: ReactNode;
  onEvents?: (() => void) | undefined;
}

/** A figure is never alone: with its whole, what is missing, and the time it is from. */
export function FigureCard({ title, big, unit, of, share, asOf, children, onEvents }: Figure): ReactNode {
  const speech = useSpeech();
  return (
    <section className="card figure" aria-label={title}>
      <h2>
        {title}
        {onEvents && (
          <button type="button" className="quiet no-print" onClick={onEvents}>
            {speech.t('figure.events')}
          </button>
        )}
      </h2>
      <p className="big">
        <b>{big}</b> {unit && <span>{unit}</span>}
      </p>
      {share !== undefined && (
        <div className="bar" aria-hidden="true">
          <div style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {of && <p className="of">{of}</p>}
      <div className="todo">{children}</div>
      {asOf && <p className="as-of">{speech.t('figure.asOf', { time: timeOf(speech, asOf) })}</p>}
    </section>
  );
}
