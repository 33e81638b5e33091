import type { ReactNode } from 'react';
import { chinaNow } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import type { Colleague } from '../today/use-colleagues.js';
import type { Cared } from './care.graph.js';
import { Needs, SaveCare, Temperature } from './care-fields.js';
import { conditionWords } from './care-words.js';
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
      <SaveCare word="visit.save" {...{ gap, error, loading }} />
    </form>
  );
}
