import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { DecideAppeal, DecideSuspension } from './change.graph.js';
import { appealReasons, approvers, deciders, suspensionReasons } from './pass-words.js';
import { PassDecisions, PassNow } from './passes.graph.js';

interface Decided {
  kind: 'suspension' | 'appeal';
  id: string;
  passId: string;
  reason: string;
  askedAt: string;
  open: (passId: string) => void;
  changed: () => void;
}

/** One question with its two answers. Whoever asked is refused by the service: another unit, another person decides. */
function ToDecide({ kind, id, passId, reason, askedAt, open, changed }: Decided): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { data } = useQuery(PassNow, { variables: { id: passId } });
  const [requestId] = useState(() => crypto.randomUUID());
  const asked = { refetchQueries: ['PassDecisions'] };
  const [suspend, suspending] = useMutation(DecideSuspension, asked);
  const [appeal, appealing] = useMutation(DecideAppeal, asked);
  const decide = (yes: boolean): void => {
    const variables = { requestId, id, yes };
    const answer: Promise<unknown> = kind === 'appeal' ? appeal({ variables }) : suspend({ variables });
    void answer.then(changed).catch(() => {});
  };
  const error = suspending.error ?? appealing.error;
  const place = data?.pass?.placeName;
  return (
    <li className="to-decide">
      <div>
        <button type="button" className="quiet line" onClick={() => open(passId)}>
          {place ?? data?.pass?.number ?? '…'}
        </button>
        <p>
          {t(kind === 'appeal' ? 'pass.appealSays' : 'pass.suspensionAsked')} <b>{reason}</b>
          <span className="small"> {momentOf(speech, askedAt)}</span>
        </p>
        {error && (
          <p role="alert" className="state stop">
            ✕ {error.message}
          </p>
        )}
      </div>
      <span className="buttons no-print">
        <Button disabled={suspending.loading || appealing.loading} onClick={() => decide(true)}>
          {t(kind === 'appeal' ? 'pass.grant' : 'pass.approve')}
        </Button>
        <Button disabled={suspending.loading || appealing.loading} onClick={() => decide(false)}>
          {t(kind === 'appeal' ? 'pass.dismiss' : 'pass.refuse')}
        </Button>
      </span>
    </li>
  );
}

/** Suspensions for health that wait for another unit, and appeals, the oldest first. */
export function PassesToDecide({ code, ...row }: { code: string; open: (passId: string) => void; changed: () => void }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const [approves, decides] = [mayDo(person.grants, approvers), mayDo(person.grants, deciders)];
  const { data } = useQuery(PassDecisions, {
    variables: { code, approves, decides },
    skip: !approves && !decides,
    fetchPolicy: 'cache-and-network',
  });
  const suspensions = data?.suspensionsAsked ?? [];
  const appeals = data?.passAppeals ?? [];
  if (suspensions.length + appeals.length === 0) return null;
  return (
    <section className="card passes-to-decide">
      <h2>{t('pass.toDecide', { count: suspensions.length + appeals.length })}</h2>
      <ul>
        {suspensions.map((asked) => (
          <ToDecide key={asked.id} kind="suspension" {...asked} {...row} reason={t(suspensionReasons[asked.reason])} />
        ))}
        {appeals.map((asked) => (
          <ToDecide key={asked.id} kind="appeal" {...asked} {...row} reason={t(appealReasons[asked.reason])} />
        ))}
      </ul>
    </section>
  );
}
