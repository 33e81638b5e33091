import { type ReactNode, useState } from 'react';
import { dayOf } from '../language/dates.js';
import type { Language } from '../language/first-language.js';
import { languageNames, languageTags, type TextKey, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { type Filling, filled, languageOrder } from './text.rules.js';
import type { NoticeForm } from './use-notice-form.js';

const shapes = { message: 'notice.shape.message', poster: 'notice.shape.poster', letter: 'notice.shape.letter' } as const satisfies Record<
  string,
  TextKey
>;
type Shape = keyof typeof shapes;

type AreaName = Partial<Record<Language, string | null>> & { zh: string };

function Words({ form, language, fill }: { form: NoticeForm; language: Language; fill: (language: Language) => Filling }): ReactNode {
  const { title, body } = form.texts[language];
  return (
    <div lang={languageTags[language]}>
      <b>{filled(title, fill(language)) || '…'}</b>
      <p>{filled(body, fill(language)) || '…'}</p>
    </div>
  );
}

/** As it will be read: on a phone, on a board, at a door. A letter has Chinese below, for whoever carries it. */
export function NoticePreview({ form, name }: { form: NoticeForm; name: AreaName }): ReactNode {
  const { t, language: own } = useSpeech();
  const [shape, choose] = useState<Shape>('message');
  const [language, read] = useState<Language>(own);
  const fill = (of: Language): Filling => ({
    area: nameIn(name, of),
    expiresOn: form.expiresOn ? dayOf({ tag: languageTags[of] }, `${form.expiresOn}T12:00:00+08:00`) : '',
    source: form.source,
  });
  const shown = shape === 'poster' ? languageOrder : shape === 'letter' && language !== 'zh' ? ([language, 'zh'] as const) : [language];
  return (
    <section className="card notice-preview">
      <h2>
        {t('notice.preview')}
        <span className="buttons">
          <select
            className="plain-select"
            aria-label={t('notice.shape')}
            value={shape}
            onChange={({ target }) => choose(target.value as Shape)}
          >
            {Object.entries(shapes).map(([name, key]) => (
              <option key={name} value={name}>
                {t(key)}
              </option>
            ))}
          </select>
          {shape !== 'poster' && (
            <select
              className="plain-select"
              aria-label={t('frame.language')}
              value={language}
              onChange={({ target }) => read(target.value as Language)}
            >
              {languageOrder.map((one) => (
                <option key={one} value={one}>
                  {languageNames[one]}
                </option>
              ))}
            </select>
          )}
        </span>
      </h2>
      <div className={`shape ${shape}`}>
        {shown.map((one) => (
          <Words key={one} form={form} language={one} fill={fill} />
        ))}
      </div>
    </section>
  );
}
