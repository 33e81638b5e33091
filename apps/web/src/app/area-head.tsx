import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTrouble } from '../graph/trouble.js';
import { timeOf } from '../language/dates.js';
import type { Language } from '../language/first-language.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { addressOf } from './place.js';
import { useHere } from './use-here.js';

interface Head {
  name: Partial<Record<Language, string | null>> & { zh: string };
  path: string;
  asOf?: string | undefined;
  /** This screen is pushed what changes. */
  live?: boolean;
  children?: ReactNode;
}

/** Where one stands, how to get up again, and from when the figures are. */
export function AreaHead({ name, path, asOf, live = false, children }: Head): ReactNode {
  const speech = useSpeech();
  const { screen } = useHere();
  const { person } = useSession();
  const trouble = useTrouble();
  const above = path.split('.').slice(0, -1).at(-1);
  const mayGoUp = above && person.grants.some(({ scope }) => scope.split('.').length < path.split('.').length && path.startsWith(scope));
  return (
    <div className="area-head">
      {mayGoUp && (
        <Link className="up no-print" href={addressOf(above, screen)} aria-label={speech.t('frame.up')}>
          ↑
        </Link>
      )}
      <h1>{nameIn(name, speech.language)}</h1>
      {asOf && <span className="as-of">{speech.t('figure.asOf', { time: timeOf(speech, asOf) })}</span>}
      {live && (
        <span className={trouble.live ? 'live on' : 'live'}>
          <span aria-hidden="true">●</span> {speech.t(trouble.live ? 'figure.live' : 'figure.notLive')}
        </span>
      )}
      <span className="spring" />
      {children}
    </div>
  );
}
