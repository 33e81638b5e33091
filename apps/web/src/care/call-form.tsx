import type { ReactNode } from 'react';
import { useSpeech } from '../language/language.js';
import { CallScript } from './call-script.js';
import { Needs, SaveCare, Several, Temperature } from './care-fields.js';
import type { Cared } from './care.graph.js';
import { callOutcomes, symptomWords } from './care-words.js';
import { type CallDraft, longestNote, useCall } from './use-call.js';

interface Part {
  draft: CallDraft;
  change: (changed: Partial<CallDraft>) => void;
}

/** What came of it: one tap. */
function Outcome({ draft, change }: Part): ReactNode {
  const { t } = useSpeech();
  return (
    <fieldset className="choices">
      <legend>{t('call.outcome')}</legend>
      {(Object.keys(callOutcomes) as (keyof typeof callOutcomes)[]).map((outcome) => (
        <label key={outcome} className="choice">
          <input type="radio" name="outcome" checked={draft.outcome === outcome} onChange={() => change({ outcome })} />{' '}
          {t(callOutcomes[outcome])}
        </label>
      ))}
      {(draft.outcome === 'not_reached' || draft.outcome === 'wrong_number') && <p className="small">{t('call.again')}</p>}
    </fieldset>
  );
}

/** What somebody said who was reached. */
function Heard(part: Part): ReactNode {
  const { t } = useSpeech();
  const { draft, change } = part;
  return (
    <>
      <Temperature {...part} />
      <Several label="call.symptoms" words={symptomWords} chosen={draft.symptoms} choose={(symptoms) => change({ symptoms })} />
      {draft.symptoms.includes('breathlessness') && (
        <p role="alert" className="state stop">
          ! {t('visit.call120')}
        </p>
      )}
      <Needs {...part} />
    </>
  );
}

interface Form {
  observation: Cared;
  taskId: string | undefined;
  done: () => void;
}

/** What to say, and what came of the call: one record. */
export function CallForm({ observation, taskId, done }: Form): ReactNode {
  const { t } = useSpeech();
  const { draft, change, gap, send, error, loading } = useCall(observation, taskId, done);
  const part = { draft, change };
  return (
    <form
      className="care-form"
      aria-label={t('call.title')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <CallScript observation={observation} />
      <Outcome {...part} />
      {draft.outcome === 'reached' && <Heard {...part} />}
      <label className="field">
        {t('call.note')}
        <input
          className="plain-input"
          maxLength={longestNote}
          value={draft.note}
          onChange={({ target }) => change({ note: target.value })}
        />
      </label>
      <SaveCare word="call.save" {...{ gap, error, loading }} />
    </form>
  );
}
