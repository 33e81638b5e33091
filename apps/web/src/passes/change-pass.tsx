import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../language/language.js';
import { AppealPass, RestorePass, SuspendPass } from './change.graph.js';
import { appealReasons, suspensionReasons } from './pass-words.js';
import type { Appeal, ShownPass, Suspension } from './passes.graph.js';

const atOnce = ['lost', 'misuse'] as const;
const forHealth = ['observation', 'household_observation'] as const;

/** Each tap is one request, however often it is sent: its id is new only after it arrived. */
function useChanges(pass: ShownPass, changed: () => void) {
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [suspend, suspending] = useMutation(SuspendPass);
  const [restore, restoring] = useMutation(RestorePass);
  const [appeal, appealing] = useMutation(AppealPass, { refetchQueries: ['PassDecisions'] });
  const arrived = async (work: Promise<unknown>): Promise<void> => {
    await work;
    setRequestId(crypto.randomUUID());
    changed();
  };
  const done = (work: Promise<unknown>): void => void arrived(work).catch(() => {});
  const variables = { requestId, id: pass.id };
  const all = [suspending, restoring, appealing];
  return {
    busy: all.some(({ loading }) => loading),
    error: all.find(({ error }) => error)?.error,
    appealed: appealing.data !== undefined && appealing.data !== null,
    suspend: (reason: Suspension['reason']) => done(suspend({ variables: { ...variables, reason }, refetchQueries: ['PassDecisions'] })),
    restore: () => done(restore({ variables })),
    appeal: (reason: Appeal['reason']) => done(appeal({ variables: { ...variables, reason } })),
  };
}

interface Reasons<Reason extends string> {
  title: string;
  reasons: readonly Reason[];
  word: (reason: Reason) => string;
  tell: (reason: Reason) => void;
}

function ReasonButtons<Reason extends string>({ title, reasons, word, tell }: Reasons<Reason>): ReactNode {
  return (
    <>
      <p>{title}</p>
      <div className="buttons">
        {reasons.map((reason) => (
          <Button key={reason} onClick={() => tell(reason)}>
            {word(reason)}
          </Button>
        ))}
      </div>
    </>
  );
}

/** A pass is suspended by saying why; what a worker ordered a worker takes back, what stands by rule or was revoked only an appeal. */
export function ChangePass({ pass, changed }: { pass: ShownPass; changed: () => void }): ReactNode {
  const { t } = useSpeech();
  const change = useChanges(pass, changed);
  const standing = pass.suspensionHistory.filter(({ state }) => state === 'standing');
  const wordOf = (reason: Suspension['reason']): string => t(suspensionReasons[reason]);
  return (
    <fieldset className="change-pass" disabled={change.busy}>
      <legend>{t('pass.change')}</legend>
      {pass.state === 'suspended' && standing.some(({ byRule }) => !byRule) && (
        <Button type="primary" onClick={change.restore}>
          {t('pass.restore')}
        </Button>
      )}
      {pass.state !== 'revoked' && (
        <>
          <ReasonButtons title={t('pass.suspendAtOnce')} reasons={atOnce} word={wordOf} tell={change.suspend} />
          <ReasonButtons title={t('pass.suspendForHealth')} reasons={forHealth} word={wordOf} tell={change.suspend} />
        </>
      )}
      {pass.state !== 'active' && !change.appealed && (
        <ReasonButtons
          title={t('pass.appealFor')}
          reasons={Object.keys(appealReasons) as Appeal['reason'][]}
          word={(reason) => t(appealReasons[reason])}
          tell={change.appeal}
        />
      )}
      {change.appealed && <p className="state go">✓ {t('pass.appealed')}</p>}
      {change.error && (
        <p role="alert" className="state stop">
          ✕ {change.error.message}
        </p>
      )}
    </fieldset>
  );
}
