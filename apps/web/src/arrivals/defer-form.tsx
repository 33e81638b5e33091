import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { messageOf } from '../app/states.js';
import { daysOn, todayInChina } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { DeferTrip, MarkArrived, type Trip } from './arrivals.graph.js';
import { adviceWords } from './trip-words.js';

type Advice = keyof typeof adviceWords;

const Refused = ({ error }: { error: unknown }): ReactNode => {
  const { t } = useSpeech();
  return (
    <span role="alert" className="state stop">
      ✕ {messageOf(error) ?? t('state.failedHelp')}
    </span>
  );
};

/** What they were advised, and the day on which they come instead. */
export function DeferForm({ trip, done }: { trip: Trip; done: () => void }): ReactNode {
  const { t } = useSpeech();
  const earliest = daysOn(trip.plannedOn < todayInChina() ? todayInChina() : trip.plannedOn, 1);
  const [[advice, newDate], choose] = useState<[Advice, string]>(['wait_until_lifted', daysOn(earliest, 13)]);
  const [requestId] = useState(() => crypto.randomUUID());
  const [defer, { loading, error }] = useMutation(DeferTrip, { refetchQueries: ['ArrivalsOfArea'] });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await defer({ variables: { requestId, tripId: trip.id, advice, newDate } });
    done();
  };
  return (
    <form className="reading" onSubmit={(event) => void send(event).catch(() => {})}>
      <label className="field">
        {t('arrival.advice')}
        <select className="plain-select" value={advice} onChange={({ target }) => choose([target.value as Advice, newDate])}>
          {(Object.keys(adviceWords) as Advice[]).map((one) => (
            <option key={one} value={one}>
              {t(adviceWords[one])}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('arrival.newDate')}
        <input
          type="date"
          className="plain-input"
          required
          min={earliest}
          value={newDate}
          onChange={({ target }) => choose([advice, target.value])}
        />
      </label>
      <Button type="primary" htmlType="submit" loading={loading} disabled={newDate < earliest}>
        {t('arrival.deferTo')}
      </Button>
      {error && <Refused error={error} />}
    </form>
  );
}

/** `2020-02-26T14:05` in China. */
const nowInChina = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16);

/** They are here: now, or whenever it was. */
export function ArrivedForm({ trip, done }: { trip: Trip; done: () => void }): ReactNode {
  const { t } = useSpeech();
  const [at, setAt] = useState(nowInChina);
  const [requestId] = useState(() => crypto.randomUUID());
  const [mark, { loading, error }] = useMutation(MarkArrived, { refetchQueries: ['ArrivalsOfArea'] });
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await mark({ variables: { requestId, tripId: trip.id, arrivedAt: new Date(`${at}:00+08:00`).toISOString() } });
    done();
  };
  return (
    <form className="reading" onSubmit={(event) => void send(event).catch(() => {})}>
      <label className="field">
        {t('arrival.arrivedAt')}
        <input
          type="datetime-local"
          className="plain-input"
          required
          min={`${trip.leftOn}T00:00`}
          max={nowInChina()}
          value={at}
          onChange={({ target }) => setAt(target.value)}
        />
      </label>
      <Button type="primary" htmlType="submit" loading={loading} disabled={at === ''}>
        {t('arrival.saveArrived')}
      </Button>
      {error && <Refused error={error} />}
    </form>
  );
}
