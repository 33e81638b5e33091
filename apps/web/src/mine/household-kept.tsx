import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Lines } from '../app/lines.js';
import { Failed, Waiting } from '../app/states.js';
import { originName } from '../arrivals/origins.rules.js';
import { tenures } from '../household/people-words.js';
import { dayOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { passClasses, passStates } from '../passes/pass-words.js';
import { Since } from './kept.js';
import { type MyHousehold, MyObservations, MyPasses } from './mine.graph.js';
import { observedStates } from './mine-words.js';

function Passes({ id }: { id: string }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { data, error, refetch } = useQuery(MyPasses, { variables: { id }, fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <Failed error={error} again={() => void refetch().catch(() => {})} /> : <Waiting rows={2} />;
  if (data.passesOf.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('mine.passes')}</h2>
      <ul className="kept-list">
        {data.passesOf.map(({ id: pass, number, passClass, state, validUntil }) => (
          <li key={pass}>
            <code>{number}</code> {t(passClasses[passClass])} · {t('pass.until', { day: dayOf(speech, validUntil) })}{' '}
            <span className={`state ${passStates[state].tone}`}>
              {passStates[state].sign} {t(passStates[state].word)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Observations({ household }: { household: MyHousehold }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { data, error, refetch } = useQuery(MyObservations, { variables: { id: household.id }, fetchPolicy: 'cache-and-network' });
  if (!data) return error ? <Failed error={error} again={() => void refetch().catch(() => {})} /> : <Waiting rows={2} />;
  const observed = data.observationsOfHousehold;
  if (observed.length === 0) return null;
  const names = new Map(household.residents.map(({ id, name }) => [id, name.original]));
  return (
    <section className="card">
      <h2>{t('mine.observation')}</h2>
      <ul className="kept-list">
        {observed.map(({ id, residentId, state, startsAt, endsAt }) => (
          <li key={id}>
            <b>{names.get(residentId)}</b> {t('mine.observationDays', { from: dayOf(speech, startsAt), until: dayOf(speech, endsAt) })} ·{' '}
            {t(observedStates[state])}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Trips({ trips }: Pick<MyHousehold, 'trips'>): ReactNode {
  const speech = useSpeech();
  const { t, language } = speech;
  if (trips.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('mine.trips')}</h2>
      <ul className="kept-list">
        {trips.map(({ id, origin, plannedOn, arrivedAt }) => (
          <li key={id}>
            {t('arrival.from', { origin: originName(origin, language) })} ·{' '}
            {arrivedAt
              ? t('mine.tripArrived', { day: dayOf(speech, arrivedAt) })
              : t('mine.tripPlanned', { day: dayOf(speech, plannedOn) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The flat and what comes with living in it. */
export function HouseholdKept({ household }: { household: MyHousehold }): ReactNode {
  const { t, language } = useSpeech();
  const { above, room, tenure, history } = household;
  const [committee, ...place] = above.map(({ name }) => nameIn(name, language));
  return (
    <section className="card">
      <h2>{t('mine.home')}</h2>
      <Since history={history} of={null} />
      <Lines
        className="kept"
        lines={[
          [t('mine.address'), [...place, nameIn(room.name, language)].join(' ')],
          [t('mine.tenure'), t(tenures[tenure])],
          [t('mine.committee'), committee],
        ]}
      />
      {tenure === 'tenant' && <p className="small">{t('mine.landlord')}</p>}
    </section>
  );
}

/** What else is kept because somebody lives here, each from the service that keeps it. */
export const AlsoKept = ({ household }: { household: MyHousehold }): ReactNode => (
  <>
    <Observations household={household} />
    <Trips trips={household.trips} />
    <Passes id={household.id} />
  </>
);
