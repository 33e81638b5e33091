import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import { tellOtherTabs, useOtherTabs } from '../app/use-other-tabs.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { careTeam } from './end-words.js';
import { type Proposed, ProposedObservations, StartObservations } from './observation.graph.js';

/** One household: everybody that the rule names, and one tap that starts the days of all of them. */
function Household({ people }: { people: readonly Proposed[] }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const [requestId] = useState(() => crypto.randomUUID());
  const refetchQueries = ['ProposedObservations', 'ObservationBoard'];
  const [start, { data, error, loading }] = useMutation(StartObservations, {
    refetchQueries,
    onCompleted: () => tellOtherTabs('observation'),
  });
  const begin = (): void => void start({ variables: { requestId, ids: people.map(({ id }) => id) } }).catch(() => {});
  const [first] = people;
  const room = first?.resident.household?.room.name;
  const refused = data?.startObservations.rejected[0]?.message ?? error?.message;
  return (
    <li className="proposed">
      <div>
        <b>{first && nameIn(first.area.name, language)}</b> {room && nameIn(room, language)}
        <ul>
          {people.map(({ id, resident, inherited, endsAt }) => (
            <li key={id}>
              {resident.name.original} <span className="small">{t(inherited ? 'start.livesWith' : 'start.cameBack')}</span> ·{' '}
              {t('observation.until', { time: momentOf(speech, endsAt) })}
            </li>
          ))}
        </ul>
        {refused && (
          <p role="alert" className="state stop">
            ✕ {refused}
          </p>
        )}
      </div>
      <Button type="primary" className="no-print" loading={loading} onClick={begin}>
        {t('start.all', { count: people.length })}
      </Button>
    </li>
  );
}

/** Whom a rule proposes; nobody is restricted before a worker has started it. */
export function ProposedPeople({ code }: { code: string }): ReactNode {
  const { t } = useSpeech();
  const { person } = useSession();
  const { data, refetch } = useQuery(ProposedObservations, {
    variables: { code },
    skip: !mayDo(person.grants, careTeam),
    fetchPolicy: 'cache-and-network',
  });
  useOtherTabs('observation', () => void refetch());
  const proposed = (data?.observations as NonNullable<typeof data>['observations'] | null | undefined)?.edges.map(({ node }) => node) ?? [];
  if (proposed.length === 0) return null;
  return (
    <section className="card proposed-people">
      <h2>{t('start.title', { count: proposed.length })}</h2>
      <ul>
        {[...Map.groupBy(proposed, ({ householdId }) => householdId)].map(([household, people]) => (
          <Household key={household} people={people} />
        ))}
      </ul>
    </section>
  );
}
