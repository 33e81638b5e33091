import type { ReactNode } from 'react';
import { todayInChina } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { AudienceChoice, type Population } from './audience-choice.js';
import { categoryWords } from './notice-words.js';
import type { FormInHand, NoticeForm } from './use-notice-form.js';

/** The ways it goes; everybody finds it in the app as well. */
function Ways({ hand }: { hand: FormInHand }): ReactNode {
  const { t } = useSpeech();
  const { asMessage, asEmail } = hand.form;
  return (
    <fieldset className="choices">
      <legend>{t('notice.ways')}</legend>
      <label className="tick">
        <input type="checkbox" checked disabled /> {t('notice.channel.inbox')} ({t('notice.always')})
      </label>
      <label className="tick">
        <input type="checkbox" checked={asMessage} onChange={() => hand.change({ asMessage: !asMessage })} /> {t('notice.channel.webhook')}
      </label>
      <label className="tick">
        <input type="checkbox" checked={asEmail} onChange={() => hand.change({ asEmail: !asEmail })} /> {t('notice.channel.email')}
      </label>
    </fieldset>
  );
}

function Kind({ hand }: { hand: FormInHand }): ReactNode {
  const { t } = useSpeech();
  const { category, urgency } = hand.form;
  return (
    <>
      <label className="field">
        {t('notice.category')}
        <select
          className="plain-select"
          value={category}
          onChange={({ target }) => hand.change({ category: target.value as NoticeForm['category'] })}
        >
          {(Object.keys(categoryWords) as NoticeForm['category'][]).map((one) => (
            <option key={one} value={one}>
              {t(categoryWords[one])}
            </option>
          ))}
        </select>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={urgency === 'urgent'}
          onChange={() => hand.change({ urgency: urgency === 'urgent' ? 'normal' : 'urgent' })}
        />{' '}
        {t('notice.urgent')}
      </label>
    </>
  );
}

/** Everything about a notice besides its words. Once it is kept on the server it stays as it is. */
export function NoticeAbout({ hand, population }: { hand: FormInHand; population: Population | null | undefined }): ReactNode {
  const { t } = useSpeech();
  const { expiresOn, source } = hand.form;
  return (
    <section className="card notice-about">
      <h2>{t('notice.about')}</h2>
      <AudienceChoice hand={hand} population={population} />
      <Ways hand={hand} />
      <Kind hand={hand} />
      <label className="field">
        {t('notice.expiresOn')}
        <input
          type="date"
          className="plain-input"
          min={todayInChina()}
          value={expiresOn}
          onChange={({ target }) => hand.change({ expiresOn: target.value })}
        />
      </label>
      <label className="field">
        {t('notice.source')}
        <input
          type="url"
          className="plain-input"
          placeholder="https://"
          value={source}
          onChange={({ target }) => hand.change({ source: target.value })}
        />
      </label>
    </section>
  );
}
