import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDraft } from '../app/use-draft.js';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { useSpeech } from '../language/language.js';
import { refusalReasons } from './end-words.js';
import { RefuseObservation } from './observation.graph.js';

const longestEvidence = 200;
type Reason = keyof typeof refusalReasons;

function RefuseForm({ id, close }: { id: string; close: () => void }): ReactNode {
  const { t } = useSpeech();
  const [requestId] = useState(() => crypto.randomUUID());
  const [reason, choose] = useState<Reason | ''>('');
  const [evidence, type] = useDraft(`refuse-${id}`);
  const [refuse, { loading, error }] = useMutation(RefuseObservation, {
    refetchQueries: ['ProposedObservations', 'ObservationBoard', 'Today'],
  });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason === '') return;
    await refuse({ variables: { input: { requestId, id, reason, evidence: evidence.trim() } } });
    type('');
    tellOtherTabs('observation');
    tellOtherTabs('work');
  };
  return (
    <form className="reading" onSubmit={(event) => void send(event).catch(() => {})}>
      <label>
        {t('refusal.why')}
        <select className="plain-select" autoFocus value={reason} onChange={({ target }) => choose(target.value as Reason)}>
          <option value="">{t('refusal.choose')}</option>
          {Object.entries(refusalReasons).map(([one, word]) => (
            <option key={one} value={one}>
              {t(word)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('end.evidence')}
        <input className="plain-input" maxLength={longestEvidence} value={evidence} onChange={({ target }) => type(target.value)} />
      </label>
      <span className="buttons">
        <Button type="primary" htmlType="submit" loading={loading} disabled={reason === '' || evidence.trim() === ''}>
          {t('refusal.send')}
        </Button>
        <Button onClick={close}>{t('refusal.keep')}</Button>
      </span>
      {error && (
        <span role="alert" className="state stop">
          ✕ {error.message}
        </span>
      )}
    </form>
  );
}

/** A worker knows better than the rule: this person does not stay at home, for a reason of the list and with where the evidence lies. */
export function Refuse({ observation: { id, name } }: { observation: { id: string; name: string } }): ReactNode {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  if (open) return <RefuseForm id={id} close={() => setOpen(false)} />;
  return (
    <Button className="no-print" aria-label={t('refusal.of', { name })} onClick={() => setOpen(true)}>
      {t('refusal.open')}
    </Button>
  );
}
