import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { tellOtherTabs } from '../app/use-other-tabs.js';
import { useSpeech } from '../language/language.js';
import { StartObservations } from './observation.graph.js';

/** One tap starts the days of all of them. */
export function StartPeople({ ids }: { ids: readonly string[] }): ReactNode {
  const { t } = useSpeech();
  const [requestId] = useState(() => crypto.randomUUID());
  const [start, { data, error, loading }] = useMutation(StartObservations, {
    refetchQueries: ['ProposedObservations', 'ObservationsOfHousehold', 'ObservationBoard'],
    onCompleted: () => tellOtherTabs('observation'),
  });
  const begin = (): void => void start({ variables: { requestId, ids: [...ids] } }).catch(() => {});
  const refused = data?.startObservations.rejected[0]?.message ?? error?.message;
  return (
    <>
      <Button type="primary" className="no-print" loading={loading} onClick={begin}>
        {t('start.all', { count: ids.length })}
      </Button>
      {refused && (
        <p role="alert" className="state stop">
          ✕ {refused}
        </p>
      )}
    </>
  );
}
