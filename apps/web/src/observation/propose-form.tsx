import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useDraft } from '../app/use-draft.js';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { atOf, todayInChina } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { ProposeObservation } from './observation.graph.js';

const startRules = { arrival: 'propose.arrival', last_contact: 'propose.last_contact' } as const satisfies Record<string, TextKey>;

/** A worker knows of an arrival or a contact that no list tells of. By rule those who live there are proposed with the person. */
export function ProposeForm({ resident, close }: { resident: string; close: () => void }): ReactNode {
  const { t } = useSpeech();
  const [requestId] = useState(() => crypto.randomUUID());
  const [startRule, choose] = useState<keyof typeof startRules>('arrival');
  const [day, type] = useDraft(`propose-${resident}`);
  const [propose, { loading, error }] = useMutation(ProposeObservation, {
    refetchQueries: ['ObservationsOfHousehold', 'ProposedObservations', 'Today'],
  });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { requestId, residentId: resident, startRule, countedFrom: atOf(`${day}T00:00`) };
    await propose({ variables: { input } });
    type('');
    tellOtherTabs('observation');
    tellOtherTabs('work');
    close();
  };
  return (
    <form className="reading" onSubmit={(event) => void send(event).catch(() => {})}>
      <label>
        {t('propose.why')}
        <select
          className="plain-select"
          autoFocus
          value={startRule}
          onChange={({ target }) => choose(target.value as keyof typeof startRules)}
        >
          {Object.entries(startRules).map(([one, word]) => (
            <option key={one} value={one}>
              {t(word)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('propose.day')}
        <input type="date" className="plain-input" max={todayInChina()} value={day} onChange={({ target }) => type(target.value)} />
      </label>
      <span className="buttons">
        <Button type="primary" htmlType="submit" loading={loading} disabled={day === '' || day > todayInChina()}>
          {t('propose.send')}
        </Button>
        <Button onClick={close}>{t('propose.leave')}</Button>
      </span>
      {error && (
        <span role="alert" className="state stop">
          ✕ {error.message}
        </span>
      )}
    </form>
  );
}
