import type { ReactNode } from 'react';
import type { Language } from '../language/first-language.js';
import { languageNames, useSpeech } from '../language/language.js';
import { faultWords } from './notice-words.js';
import { faultOf, longestBody, longestTitle } from './text.rules.js';
import type { FormInHand } from './use-notice-form.js';

function Count({ length, longest }: { length: number; longest: number }): ReactNode {
  return (
    <span className={length > longest ? 'state stop' : 'small'}>
      {length > longest && '✕ '}
      {length} / {longest}
    </span>
  );
}

/** One language of a notice; how it stands is said at its head. */
export function LanguageColumn({ language, hand }: { language: Language; hand: FormInHand }): ReactNode {
  const { t } = useSpeech();
  const text = hand.form.texts[language];
  const fault = faultOf(text, hand.form.asMessage);
  const name = languageNames[language];
  return (
    <section className="card notice-column" aria-label={name}>
      <h2>
        {name}
        <span className={`state ${fault ? 'ask' : 'go'}`}>{fault ? `? ${t(faultWords[fault])}` : `✓ ${t('notice.complete')}`}</span>
      </h2>
      <label>
        <span className="label">
          {t('notice.title')} <Count length={text.title.length} longest={longestTitle} />
        </span>
        <textarea
          className="plain-input title"
          lang={language}
          rows={2}
          value={text.title}
          onChange={({ target }) => hand.write(language, { title: target.value.replaceAll('\n', ' ') })}
        />
      </label>
      <label>
        <span className="label">
          {t('notice.body')} <Count length={text.body.length} longest={longestBody(hand.form.asMessage)} />
        </span>
        <textarea
          className="plain-input"
          lang={language}
          rows={8}
          value={text.body}
          onChange={({ target }) => hand.write(language, { body: target.value })}
        />
      </label>
    </section>
  );
}
