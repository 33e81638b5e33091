import { Button } from 'antd';
import type { ReactNode } from 'react';
import { chinaNow } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import type { Colleague } from '../today/use-colleagues.js';
import type { Cared } from './care.graph.js';
import { conditionWords, needWords, thermometerWords } from './care-words.js';
import { useVisit, type VisitDraft } from './use-visit.js';
import { companionsOf, isDoctor, visitorsOf } from './visit.rules.js';

interface Part {
  draft: VisitDraft;
  change: (changed: Partial<VisitDraft>) => void;
}

/** How the person is: one tap. */
function Condition({ draft, change }: Part): ReactNode {
  const { t } = useSpeech();
  return (
    <fieldset className="choices">
      <legend>{t('visit.condition')}</legend>
      {(Object.keys(conditionWords) as (keyof typeof conditionWords)[]).map((condition) => (
        <label key={condition} className="choice">
          <input type="radio" name="condition" checked={draft.condition === condition} onChange={() => change({ condition })} />{' '}
          {t(conditionWords[condition])}
        </label>
      ))}
      {draft.condition === 'emergency' && (
        <p role="alert" className="state stop">
          ! {t('visit.call120')}
        </p>
      )}
    </fieldset>
  );
}

function Temperature({ draft, change }: Part): ReactNode {
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
          onChange={({ target }) => change({ method: target.value as VisitDraft['method'] })}
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

function Needs({ draft, change }: Part): ReactNode {
  const { t } = useSpeech();
  const turn = (need: VisitDraft['needs'][number]): void =>
    change({ needs: draft.needs.includes(need) ? draft.needs.filter((other) => other !== need) : [...draft.needs, need] });
  return (
    <fieldset className="choices">
      <legend>{t('visit.needs')}</legend>
      {(Object.keys(needWords) as VisitDraft['needs']).map((need) => (
        <label key={need} className="choice">
          <input type="checkbox" checked={draft.needs.includes(need)} onChange={() => turn(need)} /> {t(needWords[need])}
        </label>
      ))}
    </fieldset>
  );
}

function Moment({ label, value, latest, type }: { label: string; value: string; latest?: string; type: (at: string) => void }): ReactNode {
  return (
    <label className="field">
      {label}
      <input type="datetime-local" className="plain-input" max={latest} value={value} onChange={({ target }) => type(target.value)} />
    </label>
  );
}

/** Who came along; alone when nobody is chosen. */
function Companion({ draft, change, colleagues }: Part & { colleagues: readonly Colleague[] | undefined }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  return (
    <label className="field">
      {t(isDoctor(person) ? 'visit.withWorker' : 'visit.withDoctor')}
      <select className="plain-select" value={draft.other} onChange={({ target }) => change({ other: target.value })}>
        <option value="">{t('visit.alone')}</option>
        {companionsOf(person, colleagues ?? []).map(({ id, handle }) => (
          <option key={id} value={id}>
            {handle}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Form {
  observation: Cared;
  taskId: string | undefined;
  colleagues: readonly Colleague[] | undefined;
  done: () => void;
}

/** What was found at the door, by whom, and when somebody comes again: one record. */
export function VisitForm({ observation, taskId, colleagues, done }: Form): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const { draft, change, gap, send, error, loading } = useVisit({
    ...{ observation, taskId, done },
    visitorsOf: (other) => visitorsOf(person, other),
  });
  const part = { draft, change };
  return (
    <form
      className="care-form"
      aria-label={t('visit.title')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Condition {...part} />
      <Temperature {...part} />
      <Companion {...part} colleagues={colleagues} />
      <Needs {...part} />
      <div className="pair">
        <Moment label={t('visit.at')} value={draft.at || chinaNow()} latest={chinaNow()} type={(at) => change({ at })} />
        <Moment label={t('visit.next')} value={draft.nextVisitAt} type={(nextVisitAt) => change({ nextVisitAt })} />
      </div>
      <p className="buttons">
        <Button type="primary" htmlType="submit" loading={loading} disabled={gap !== undefined}>
          {t('visit.save')}
        </Button>
        {gap && <span className="small">{t(gap)}</span>}
      </p>
      {error && (
        <p role="alert" className="state stop">
          ✕ {error.message}
        </p>
      )}
    </form>
  );
}
