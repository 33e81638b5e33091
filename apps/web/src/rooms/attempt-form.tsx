import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../app/use-draft.js';
import { useSpeech } from '../language/language.js';
import { attemptOutcomes } from './attempt-words.js';
import { RecordAttempt, RoomTargetNow, type TargetNow } from './rooms.graph.js';

/** What can be said at a door or on the phone without the questions; answers are taken on the form of the campaign. */
const atTheDoor = ['nobody_home', 'refused', 'language_barrier'] as const;
const onThePhone = ['no_answer', 'wrong_number', 'refused'] as const;

type Outcome = (typeof atTheDoor)[number] | (typeof onThePhone)[number];

/** One tap an outcome. The same tap sent twice is one attempt: its id is made before it is sent and kept until it arrived. */
export function AttemptForm({ target }: { target: TargetNow }): ReactNode {
  const { t } = useSpeech();
  const [note, typeNote] = useDraft(`door-note-${target.id}`);
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [record, { loading, error, data }] = useMutation(RecordAttempt, {
    refetchQueries: [RoomTargetNow, 'CoverageGrid', 'MissingRooms'],
  });
  const send = async (channel: 'door' | 'phone', outcome: Outcome): Promise<void> => {
    const attempt = {
      requestId,
      targetId: target.id,
      channel,
      outcome,
      at: new Date().toISOString(),
      ...(note && channel === 'door' && { doorNote: note }),
    };
    const { data: answer } = await record({ variables: { attempt } });
    if (answer?.recordAttempts.accepted !== 1) return;
    typeNote('');
    setRequestId(crypto.randomUUID());
  };
  const refused = data?.recordAttempts.rejected[0]?.message ?? error?.message;
  return (
    <fieldset className="attempt" disabled={loading}>
      <legend>{t('rooms.record')}</legend>
      <label>
        {t('rooms.doorNote')}
        <input className="plain-input" value={note} maxLength={20} onChange={({ target: { value } }) => typeNote(value)} />
      </label>
      <p>{t('channel.door')}</p>
      <div className="buttons">
        {atTheDoor.map((outcome) => (
          <Button key={outcome} onClick={() => void send('door', outcome).catch(() => {})}>
            {t(attemptOutcomes[outcome])}
          </Button>
        ))}
      </div>
      <p>{t('channel.phone')}</p>
      <div className="buttons">
        {onThePhone.map((outcome) => (
          <Button key={outcome} onClick={() => void send('phone', outcome).catch(() => {})}>
            {t(attemptOutcomes[outcome])}
          </Button>
        ))}
      </div>
      {refused && (
        <p role="alert" className="state stop">
          ✕ {refused}
        </p>
      )}
    </fieldset>
  );
}
