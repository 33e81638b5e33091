import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { AreaHead } from '../app/area-head.js';
import { useChoice, usePlace } from '../app/place.js';
import { mayDo } from '../app/screens.js';
import { Empty, Failed, Waiting } from '../app/states.js';
import { daysOn, todayInChina, weekdayOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { useSession } from '../session/session-context.js';
import { type ArrivalsData, ArrivalsOfArea, type Trip } from './arrivals.graph.js';
import { Calendar } from './calendar.js';
import { PlanDrawer } from './plan-drawer.js';
import { TripRow } from './trip-row.js';
import './arrivals.css';

const askAgainMs = 60_000;
/** Trips shown at first, and at most. */
const [few, many] = [60, 200];
/** Whoever should have come long ago is still to be found. */
const [daysBack, daysAhead] = [60, 60];
const plans = ['committee-worker', 'committee-lead'];

function Group({ title, trips, alarming = false }: { title: string; trips: readonly Trip[]; alarming?: boolean }): ReactNode {
  const { t } = useSpeech();
  if (trips.length === 0) return null;
  const people = trips.reduce((sum, { residents }) => sum + residents.length, 0);
  return (
    <section className="card trips">
      <h2>
        <span className={alarming ? 'state stop' : ''}>
          {alarming && '! '}
          {title}
        </span>
        <span className="small">{t('rooms.people', { count: people })}</span>
      </h2>
      <ul>
        {trips.map((trip) => (
          <TripRow key={trip.id} trip={trip} />
        ))}
      </ul>
    </section>
  );
}

/** Who is here and not met, who should be here, then day by day. */
function Groups({ data, day }: { data: ArrivalsData; day: string | undefined }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const today = todayInChina();
  const late = data.coming.filter(({ plannedOn }) => plannedOn < today);
  const coming = Map.groupBy(
    data.coming.filter(({ plannedOn }) => (day ? plannedOn === day : plannedOn >= today)),
    ({ plannedOn }) => plannedOn,
  );
  if (coming.size === 0 && (day !== undefined || (late.length === 0 && data.here.length === 0)))
    return <Empty title={t(day ? 'arrival.nobodyThen' : 'arrival.nobody')}>{t('arrival.nobodyHelp')}</Empty>;
  return (
    <>
      {!day && <Group title={t('arrival.toRegister')} trips={data.here} alarming />}
      {!day && <Group title={t('arrival.overdue')} trips={late} alarming />}
      {[...coming].map(([on, trips]) => (
        <Group key={on} title={`${on === today ? `${t('arrival.today')} ` : ''}${weekdayOf(speech, `${on}T04:00:00Z`)}`} trips={trips} />
      ))}
    </>
  );
}

/** Who is expected on which day, from where, and what to do about it. */
export default function ArrivalsScreen(): ReactNode {
  const { t } = useSpeech();
  const { area: code } = usePlace();
  const { person } = useSession();
  const [day, choose] = useChoice('day');
  const [planning, plan] = useChoice('plan');
  const [first, show] = useState(few);
  const today = todayInChina();
  const {
    data: fresh,
    previousData,
    loading,
    error,
    refetch,
  } = useQuery(ArrivalsOfArea, {
    variables: { code, from: daysOn(today, -daysBack), until: daysOn(today, daysAhead), first },
    pollInterval: askAgainMs,
    fetchPolicy: 'cache-and-network',
  });
  // What a silent service said last stays.
  const data = fresh ?? (previousData?.area?.code === code ? previousData : undefined);
  if (loading && !data) return <Waiting rows={10} />;
  if (!data?.area || !(data.coming as ArrivalsData['coming'] | null))
    return error ? <Failed error={error} again={() => void refetch()} /> : <Empty title={code}>{t('board.unknownArea')}</Empty>;
  const mayPlan = mayDo(person.grants, plans);
  return (
    <>
      <AreaHead name={data.area.name} path={data.area.path} asOf={data.area.arrivals?.asOf}>
        <Button className="no-print" onClick={() => print()}>
          {t('export.print')}
        </Button>
        {mayPlan && (
          <Button type="primary" className="no-print plan-action" onClick={() => plan('new')}>
            {t('arrival.plan')}
          </Button>
        )}
      </AreaHead>
      <Calendar days={data.expectedArrivals} chosen={day} choose={choose} />
      <Groups data={data} day={day} />
      {data.coming.length === first && first < many && <Button onClick={() => show(many)}>{t('observation.more')}</Button>}
      {mayPlan && <PlanDrawer area={code} isOpen={planning !== undefined} close={() => plan(null)} />}
    </>
  );
}
