import type { ReactNode } from 'react';
import { countOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';

/** A count as the reader may see it; null stands for fewer than five people, undefined for nothing known. */
export function Count({ of }: { of: number | null | undefined }): ReactNode {
  const speech = useSpeech();
  if (of === undefined) return <span className="unknown">{speech.t('figure.unknown')}</span>;
  if (of === null) return <abbr title={speech.t('figure.hiddenHelp')}>{speech.t('figure.hidden')}</abbr>;
  return countOf(speech, of);
}

/** The same inside a sentence. */
export function useCounts(): (count: number | null) => string {
  const speech = useSpeech();
  return (count) => (count === null ? speech.t('figure.hidden') : countOf(speech, count));
}
