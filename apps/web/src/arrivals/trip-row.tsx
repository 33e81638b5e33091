import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '../app/screens.js';
import { messageOf } from '../app/states.js';
import { useUndoable } from '../app/use-undoable.js';
import { dayOf, momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { ObservationRule } from '../observation/observation.graph.js';
import { useSession } from '../session/session-context.js';
import { AroundDoor, NotComing, RegisterTrip, type Trip } from './arrivals.graph.js';
import { ArrivedForm, DeferForm } from './defer-form.js';
import { originName } from './origins.rules.js';
import { adviceOf, adviceWords, vehicleWords } from './trip-words.js';

const receives = ['committee-worker', 'committee-lead'];

function Door({ room }: { room: NonNullable<Trip['residents'][number]['household']>['room'] }): ReactNode {
  const { language } = useSpeech();
  const [committee, compound, building] = room.code.split('-');
  const { data } = useQuery(AroundDoor, {
    variables: { compound: `${committee}-${compound}`, building: `${committee}-${compound}-${building}` },
  });
  const around = [data?.compound, data?.building].flatMap((part) => (part ? [nameIn(part.name, language)] : []));
  return <b>{[...around, nameIn(room.name, language)].join(' ')}</b>;
}

function Who({ trip }: { trip: Trip }): ReactNode {
  const { t, language } = useSpeech();
  const { residents, vehicle } = trip;
  const room = residents[0]?.household?.room;
  const phone = residents.flatMap(({ phones }) => phones).find((known) => !known.includes('*'));
  return (
    <div>
      {room && <Door room={room} />}
      <p>
        {residents.map(({ name }) => name.original).join(language === 'en' || language === 'ko' ? ', ' : '、')}
        {residents.some((one) => one.language !== 'zh') && <span className="tag">{residents[0]?.language}</span>}
        {phone && (
          <>
            {' '}
            <a href={`tel:${phone}`}>{phone}</a>
          </>
        )}
      </p>
      <p className="small">
        {t('arrival.from', { origin: originName(trip.origin, language) })}
        {vehicle && ` · ${t(vehicleWords[vehicle.kind])} ${vehicle.number ?? ''}`}
      </p>
    </div>
  );
}

/** What holds for them when they are here, and what they were advised. */
function Rule({ trip }: { trip: Trip }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const advice = adviceOf(trip);
  const { data } = useQuery(ObservationRule, { skip: !trip.rule });
  const stay = (rule: NonNullable<Trip['rule']>['startRule']): string => {
    if (!data) return t('mine.observation');
    const { arrival, lastContact } = data.observationRule;
    return rule === 'arrival' ? t('arrival.rule.arrival', { days: arrival }) : t('arrival.rule.last_contact', { days: lastContact });
  };
  return (
    <div>
      {trip.rule ? (
        <span className="state ask">? {stay(trip.rule.startRule)}</span>
      ) : (
        <span className="state go">✓ {t('arrival.rule.none')}</span>
      )}
      {trip.rule && <span className="small"> {t('arrival.list', { list: trip.rule.listId })}</span>}
      <p className="small">
        {trip.arrivedAt
          ? t('arrival.cameAt', { time: momentOf(speech, trip.arrivedAt) })
          : t('arrival.leftOn', { day: dayOf(speech, `${trip.leftOn}T04:00:00Z`) })}
        {advice && !trip.arrivedAt && ` · ${t('arrival.advised', { advice: t(adviceWords[advice]) })}`}
      </p>
    </div>
  );
}

const slow = { registered: 'arrival.registered', notComing: 'arrival.notComing' } as const;

/** The next step of a trip. What has no form is done ten seconds later, so that a slip is taken back. */
function Steps({ trip, open }: { trip: Trip; open: (form: 'defer' | 'arrived') => void }): ReactNode {
  const { t } = useSpeech();
  const again = { refetchQueries: ['ArrivalsOfArea'] };
  const [register, registering] = useMutation(RegisterTrip, again);
  const [close, closing] = useMutation(NotComing, again);
  const { waiting, begin, undo } = useUndoable((step: keyof typeof slow) => {
    const variables = { requestId: crypto.randomUUID(), tripId: trip.id };
    void (step === 'registered' ? register({ variables }) : close({ variables })).catch(() => {});
  });
  const error = registering.error ?? closing.error;
  if (waiting) return <Button onClick={undo}>{t('task.undo', { outcome: t(slow[waiting]) })}</Button>;
  return (
    <span className="buttons no-print">
      {trip.state === 'arrived' ? (
        <Button type="primary" onClick={() => begin('registered')}>
          {t('arrival.registered')}
        </Button>
      ) : (
        <>
          <Button type="primary" onClick={() => open('arrived')}>
            {t('arrival.arrived')}
          </Button>
          <Button onClick={() => open('defer')}>{t('arrival.defer')}</Button>
          <Button type="text" onClick={() => begin('notComing')}>
            {t('arrival.notComing')}
          </Button>
        </>
      )}
      {error && (
        <span role="alert" className="state stop">
          ✕ {messageOf(error) ?? t('state.failedHelp')}
        </span>
      )}
    </span>
  );
}

/** People of one household on the way, or here and not yet met. */
export function TripRow({ trip }: { trip: Trip }): ReactNode {
  const { person } = useSession();
  const [form, open] = useState<'defer' | 'arrived'>();
  const done = (): void => open(undefined);
  return (
    <li className="trip">
      <Who trip={trip} />
      <Rule trip={trip} />
      {mayDo(person.grants, receives) && <Steps trip={trip} open={(next) => open(form === next ? undefined : next)} />}
      {form === 'defer' && <DeferForm trip={trip} done={done} />}
      {form === 'arrived' && <ArrivedForm trip={trip} done={done} />}
    </li>
  );
}
