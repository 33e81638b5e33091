import type { ReactNode } from 'react';
import { isLanguage, languages } from '../language/first-language.js';
import { languageNames, useSpeech } from '../language/language.js';

/** A plain list of the browser: every language by its own name, and every phone knows how to show it. */
export function LanguageSwitch(): ReactNode {
  const { language, choose, t } = useSpeech();
  return (
    <select
      className="plain-select"
      aria-label={t('frame.language')}
      value={language}
      onChange={({ target }) => isLanguage(target.value) && choose(target.value)}
    >
      {languages.map((tag) => (
        <option key={tag} value={tag} lang={tag}>
          {languageNames[tag]}
        </option>
      ))}
    </select>
  );
}
