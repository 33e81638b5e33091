import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { isLanguage } from '../language/first-language.js';
import { languageNames, languageTags, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { committeeOf, saidTo } from './call.rules.js';
import { type Cared, CallScript as CallScriptQuery } from './care.graph.js';

/** What to say, line by line, in the language of the person who is rung up (English where there is no script in theirs), and of the one who rings. */
export function CallScript({ observation: { area, resident } }: { observation: Cared }): ReactNode {
  const { t, language } = useSpeech();
  const theirs = isLanguage(resident.language) ? resident.language : 'en';
  const { data } = useQuery(CallScriptQuery, { variables: { committee: committeeOf(area.path), own: language, theirs } });
  if (!data) return null;
  const committee = data.area?.name;
  const lineIn = (text: string, spoken: typeof theirs): string =>
    saidTo(text, { name: resident.name.original, committee: committee ? nameIn(committee, spoken) : '' });
  return (
    <details open className="call-script">
      <summary>
        {t('call.script')}
        {theirs !== language && <span className="tag">{languageNames[theirs]}</span>}
      </summary>
      <ol>
        {data.theirs.lines.map(({ part, text }, index) => (
          <li key={part}>
            <span lang={languageTags[theirs]}>{lineIn(text, theirs)}</span>
            {theirs !== language && <span className="small">{lineIn(data.own.lines[index]?.text ?? '', language)}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
