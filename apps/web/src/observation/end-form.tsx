import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDraft } from '../app/use-draft.js';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { changeKinds, changeReasons, newEndOf } from './end-words.js';
import { AskObservationChange, type EndChange, type Observed } from './observation.graph.js';

const mostDays = 14;
const longestEvidence = 200;
type Kind = EndChange['kind'];
type Reason = EndChange['reason'];

function Choice<Value extends string>({ label, value, words, choose }: Choices<Value>): ReactNode {
  return (
    <label>
      {label}
      <select className="plain-select" value={value} onChange={({ target }) => choose(target.value as Value)}>
        {Object.entries<string>(words).map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Choices<Value extends string> {
  label: string;
  value: Value;
  words: Record<Value, string>;
  choose: (value: Value) => void;
}

/** What is asked for; what was typed stays until it has arrived. */
function useEnd(observed: Observed, done: () => void) {
  const [requestId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<Kind>('extend');
  const [reason, setReason] = useState<Reason>('later_contact');
  const [days, setDays] = useState(1);
  const [evidence, setEvidence] = useDraft(`end-${observed.id}`);
  const [ask, { loading, error }] = useMutation(AskObservationChange, { refetchQueries: ['ObservationBoard'] });
  const newEndsAt = newEndOf(observed.endsAt, kind, days);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { requestId, observationId: observed.id, kind, newEndsAt, reason, evidence: evidence.trim() };
    await ask({ variables: { input } });
    setEvidence('');
    tellOtherTabs('observation');
    done();
  };
  return { kind, setKind, reason, setReason, days, setDays, evidence, setEvidence, newEndsAt, loading, error, send };
}

/** Another end is asked for with a reason of the list and where the evidence lies; somebody of another unit decides. */
export function EndForm({ observed, done }: { observed: Observed; done: () => void }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const end = useEnd(observed, done);
  const said = <Key extends string>(words: Record<Key, Parameters<typeof t>[0]>) =>
    Object.fromEntries(Object.entries<Parameters<typeof t>[0]>(words).map(([key, word]) => [key, t(word)])) as Record<Key, string>;
  return (
    <form className="reading" onSubmit={(event) => void end.send(event).catch(() => {})}>
      <Choice label={t('end.what')} value={end.kind} words={said(changeKinds)} choose={end.setKind} />
      {end.newEndsAt && (
        <label>
          {t('end.days')}
          <input
            type="number"
            className="plain-input few"
            min={1}
            max={mostDays}
            value={end.days}
            onChange={({ target }) => end.setDays(Math.min(mostDays, Math.max(1, Number.parseInt(target.value, 10) || 1)))}
          />
        </label>
      )}
      <Choice label={t('end.why')} value={end.reason} words={said(changeReasons)} choose={end.setReason} />
      <label>
        {t('end.evidence')}
        <input
          className="plain-input"
          maxLength={longestEvidence}
          value={end.evidence}
          onChange={({ target }) => end.setEvidence(target.value)}
        />
      </label>
      <Button type="primary" htmlType="submit" loading={end.loading} disabled={end.evidence.trim() === ''}>
        {t('end.ask')}
      </Button>
      <span className="small">
        {end.newEndsAt ? t('end.then', { time: momentOf(speech, end.newEndsAt) }) : t('end.whenApproved')} · {t('end.otherUnit')}
      </span>
      {end.error && (
        <span role="alert" className="state stop">
          ✕ {end.error.message}
        </span>
      )}
    </form>
  );
}
