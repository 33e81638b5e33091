import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { approvers, changeKinds, changeReasons } from './end-words.js';
import { DecideObservationChange, type EndChange } from './observation.graph.js';

/** Another end that waits for its second person; whoever asked is told so, and others of another unit decide. */
export function EndAsked({ change }: { change: EndChange }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { person } = useSession();
  const [requestId] = useState(() => crypto.randomUUID());
  const [decide, { loading, error }] = useMutation(DecideObservationChange, {
    refetchQueries: ['ObservationBoard'],
    onCompleted: () => tellOtherTabs('observation'),
  });
  const answer = (approve: boolean): void => void decide({ variables: { requestId, id: change.id, approve } }).catch(() => {});
  const decides = change.askedBy !== person.subject && mayDo(person.grants, approvers);
  return (
    <div className="reading end-asked">
      <span>
        <b className="state ask">? {t('end.asked')}</b> {t(changeKinds[change.kind])}
        {change.newEndsAt && ` · ${t('end.then', { time: momentOf(speech, change.newEndsAt) })}`} · {t(changeReasons[change.reason])} ·{' '}
        {change.evidence}
      </span>
      {decides ? (
        <span className="buttons no-print">
          <Button disabled={loading} onClick={() => answer(true)}>
            {t('end.approve')}
          </Button>
          <Button disabled={loading} onClick={() => answer(false)}>
            {t('end.refuse')}
          </Button>
        </span>
      ) : (
        <span className="small">{t('end.waits')}</span>
      )}
      {error && (
        <span role="alert" className="state stop">
          ✕ {error.message}
        </span>
      )}
    </div>
  );
}
