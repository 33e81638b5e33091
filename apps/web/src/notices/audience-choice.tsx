import type { ReactNode } from 'react';
import { languageNames, useSpeech } from '../language/language.js';
import { useCounts } from '../figures/count.js';
import { ageBands, flagWords } from './notice-words.js';
import { languageOrder } from './text.rules.js';
import type { Audience, FormInHand } from './use-notice-form.js';

export interface Population {
  households: number | null;
  residents: number | null;
}

interface Choice {
  name: keyof Audience;
  title: string;
  options: [value: string, word: string][];
  hand: FormInHand;
}

function Choices({ name, title, options, hand }: Choice): ReactNode {
  const { audience } = hand.form;
  const turn = (value: string): void => {
    const chosen = audience[name];
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    hand.change({ audience: { ...audience, [name]: next } });
  };
  return (
    <fieldset className="choices">
      <legend>{title}</legend>
      {options.map(([value, word]) => (
        <label key={value} className="tick">
          <input type="checkbox" checked={audience[name].includes(value)} onChange={() => turn(value)} /> {word}
        </label>
      ))}
    </fieldset>
  );
}

export const isNobodyChosen = ({ onlySome, audience }: FormInHand['form']): boolean =>
  onlySome && Object.values(audience).every((chosen: string[]) => chosen.length === 0);

/** Who is told: every household, counted before it is sent, or people whom the choice fits. */
export function AudienceChoice({ hand, population }: { hand: FormInHand; population: Population | null | undefined }): ReactNode {
  const { t } = useSpeech();
  const count = useCounts();
  const { onlySome } = hand.form;
  return (
    <fieldset className="choices">
      <legend>{t('notice.audience')}</legend>
      <label className="tick">
        <input type="radio" checked={!onlySome} onChange={() => hand.change({ onlySome: false })} />
        {population ? t('notice.everyHousehold', { count: count(population.households) }) : t('notice.everybody')}
      </label>
      <label className="tick">
        <input type="radio" checked={onlySome} onChange={() => hand.change({ onlySome: true })} /> {t('notice.onlySome')}
      </label>
      {onlySome && (
        <>
          <p className="small">{population ? t('notice.countLater', { count: count(population.residents) }) : t('notice.countAfter')}</p>
          <Choices
            name="languages"
            title={t('notice.byLanguage')}
            options={languageOrder.map((language) => [language, languageNames[language]])}
            hand={hand}
          />
          <Choices
            name="flags"
            title={t('notice.byFlag')}
            options={Object.entries(flagWords).map(([value, key]) => [value, t(key)])}
            hand={hand}
          />
          <Choices
            name="ageBands"
            title={t('notice.byAge')}
            options={ageBands.map((band) => [band, t('notice.years', { band })])}
            hand={hand}
          />
        </>
      )}
    </fieldset>
  );
}
