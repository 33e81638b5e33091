import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { mayDo } from '../app/screens.js';
import { useOtherTabs } from '../app/use-other-tabs.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { useSession } from '../session/session-context.js';
import { careTeam } from './end-words.js';
import { Refuse } from './refuse.js';
import { StartPeople } from './start-people.js';
import { type Proposed, ProposedObservations } from './observation.graph.js';

/** One household: everybody that the rule names, and one tap that starts the days of all of them. */
function Household({ people }: { people: readonly Proposed[] }): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  const [first] = people;
  const room = first?.resident.household?.room.name;
  return (
    <li className="proposed">
      <div>
        <b>{first && nameIn(first.area.name, language)}</b> {room && nameIn(room, language)}
        <ul>
          {people.map(({ id, resident, inherited, endsAt }) => (
            <li key={id} className="proposed-person">
              {resident.name.original} <span className="small">{t(inherited ? 'start.livesWith' : 'start.cameBack')}</span> ·{' '}
              {t('observation.until', { time: momentOf(speech, endsAt) })} <Refuse observation={{ id, name: resident.name.original }} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <StartPeople key={people.map(({ id }) => id).join()} ids={people.map(({ id }) => id)} />
      </div>
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
