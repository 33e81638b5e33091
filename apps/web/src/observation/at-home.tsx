import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import { useOtherTabs } from '../app/use-other-tabs.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { observedStates } from '../mine/mine-words.js';
import { useSession } from '../session/session-context.js';
import { careTeam, refusalReasons } from './end-words.js';
import { ObservationsOfHousehold, type OfHousehold } from './observation.graph.js';
import { ProposeForm } from './propose-form.js';
import { StartPeople } from './start-people.js';

const open: readonly OfHousehold['state'][] = ['proposed', 'active', 'extended'];

/** Of everybody in a household, the newest first; undefined until that is known. */
export function useObservationsOf(household: string): readonly OfHousehold[] | undefined {
  const { data, refetch } = useQuery(ObservationsOfHousehold, { variables: { household }, fetchPolicy: 'cache-and-network' });
  useOtherTabs('observation', () => void refetch());
  return data?.observationsOfHousehold;
}

/** Whether somebody stays at home, until when or why not; and the way to propose it where nobody has. */
export function AtHome({ resident, observations }: { resident: string; observations: readonly OfHousehold[] | undefined }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { person } = useSession();
  const [proposing, setProposing] = useState(false);
  if (!observations) return null;
  const last = observations.find((one) => one.resident.id === resident);
  const isOpen = last && open.includes(last.state);
  return (
    <div className="at-home">
      {last && (
        <p className="small">
          {t('mine.observation')} · {t(observedStates[last.state])}
          {isOpen && ` · ${t('observation.until', { time: momentOf(speech, last.endsAt) })}`}
          {last.refusedFor && ` · ${t(refusalReasons[last.refusedFor])}`}
        </p>
      )}
      {!isOpen && mayDo(person.grants, careTeam) && !proposing && <Button onClick={() => setProposing(true)}>{t('propose.open')}</Button>}
      {!isOpen && proposing && <ProposeForm resident={resident} close={() => setProposing(false)} />}
    </div>
  );
}

/** Those of a household who are proposed, to start together. */
export function StartProposed({ observations }: { observations: readonly OfHousehold[] | undefined }): ReactNode {
  const { person } = useSession();
  const ids = observations?.filter(({ state }) => state === 'proposed').map(({ id }) => id) ?? [];
  return ids.length > 0 && mayDo(person.grants, careTeam) && <StartPeople key={ids.join()} ids={ids} />;
}
