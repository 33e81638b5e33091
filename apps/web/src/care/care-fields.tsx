import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type TextKey, useSpeech } from '../language/language.js';
import type { Visit } from './care.graph.js';
import { needWords, thermometerWords } from './care-words.js';

/** What a visit and a call both bring home. */
export interface Measured {
  temperature: string;
  method: keyof typeof thermometerWords;
  needs: Visit['needs'];
}

interface Part {
  draft: Measured;
  change: (changed: Partial<Measured>) => void;
}

export function Temperature({ draft, change }: Part): ReactNode {
  const { t } = useSpeech();
  return (
    <div className="pair">
      <label className="field">
        {t('visit.temperature')}
        <input
          className="plain-input"
          inputMode="decimal"
          placeholder="36.5"
          value={draft.temperature}
          onChange={({ target }) => change({ temperature: target.value })}
        />
      </label>
      <label className="field">
        {t('visit.method')}
        <select
          className="plain-select"
          value={draft.method}
          onChange={({ target }) => change({ method: target.value as Measured['method'] })}
        >
          {Object.entries(thermometerWords).map(([method, word]) => (
            <option key={method} value={method}>
              {t(word)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface Several<Name extends string> {
  label: TextKey;
  words: Record<Name, TextKey>;
  chosen: readonly Name[];
  choose: (chosen: Name[]) => void;
}

/** As many as apply. */
export function Several<Name extends string>({ label, words, chosen, choose }: Several<Name>): ReactNode {
  const { t } = useSpeech();
  const turn = (one: Name): void => choose(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <fieldset className="choices">
      <legend>{t(label)}</legend>
      {(Object.keys(words) as Name[]).map((one) => (
        <label key={one} className="choice">
          <input type="checkbox" checked={chosen.includes(one)} onChange={() => turn(one)} /> {t(words[one])}
        </label>
      ))}
    </fieldset>
  );
}

export const Needs = ({ draft, change }: Part): ReactNode => (
  <Several label="visit.needs" words={needWords} chosen={draft.needs} choose={(needs) => change({ needs })} />
);

/** The one way to send it, with what still keeps it from being sent. */
export function SaveCare({
  word,
  gap,
  error,
  loading,
}: {
  word: TextKey;
  gap: TextKey | undefined;
  error: { message: string } | undefined;
  loading: boolean;
}): ReactNode {
  const { t } = useSpeech();
  return (
    <>
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={loading} disabled={gap !== undefined}>
          {t(word)}
        </Button>
        {gap && <span className="small">{t(gap)}</span>}
      </p>
      {error && (
        <p role="alert" className="state stop">
          ✕ {error.message}
        </p>
      )}
    </>
  );
}
