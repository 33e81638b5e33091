import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { daysOn, todayInChina } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { ConfirmSupply } from './masks.change.graph.js';
import { type Round, SuppliesOfRound } from './masks.graph.js';

const daysAhead = 14;

/** A pharmacy says how many packs it will have on a day, and as many numbers are called. Said again it is the new number. */
export function CallUp({ round, again }: { round: Round; again: () => void }): ReactNode {
  const { t } = useSpeech();
  const today = todayInChina();
  const [pharmacy, choosePharmacy] = useState(round.pharmacies[0]?.id ?? '');
  const [day, chooseDay] = useState(() => daysOn(todayInChina(), 1));
  const [packs, typePacks] = useState('');
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const { data } = useQuery(SuppliesOfRound, { variables: { roundId: round.id }, fetchPolicy: 'cache-and-network', pollInterval: 10_000 });
  const [confirm, { error, loading }] = useMutation(ConfirmSupply, { refetchQueries: ['SuppliesOfRound', 'Reservations'] });
  const count = Number.parseInt(packs, 10);
  const send = async (): Promise<void> => {
    await confirm({ variables: { input: { requestId, roundId: round.id, pharmacyId: pharmacy, day, packs: count } } });
    setRequestId(crypto.randomUUID());
    typePacks('');
    again();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (count > 0) void send().catch(() => {});
  };
  const nameOf = (id: string): string => round.pharmacies.find((one) => one.id === id)?.name ?? id;
  return (
    <section className="card call-up no-print">
      <h2>{t('mask.callUp')}</h2>
      <p className="small">{t('mask.callUpHelp')}</p>
      <form className="line-form" onSubmit={submit}>
        <label>
          {t('mask.pharmacy')}
          <select className="plain-select" value={pharmacy} onChange={({ target }) => choosePharmacy(target.value)}>
            {round.pharmacies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('mask.day')}
          <input
            type="date"
            className="plain-input"
            required
            min={today}
            max={daysOn(today, daysAhead)}
            value={day}
            onChange={({ target }) => chooseDay(target.value)}
          />
        </label>
        <label>
          {t('mask.packs')}
          <input className="plain-input few" inputMode="numeric" value={packs} onChange={({ target }) => typePacks(target.value)} />
        </label>
        <Button type="primary" htmlType="submit" loading={loading} disabled={!(count > 0) || pharmacy === '' || day === ''}>
          {t('mask.callNow')}
        </Button>
      </form>
      {error && (
        <p role="alert" className="state stop">
          ✕ {error.message}
        </p>
      )}
      <ul>
        {data?.supplies.map((supply) => (
          <li key={supply.id}>
            {supply.day} · {nameOf(supply.pharmacyId)} · <b>{t('mask.calledOf', { called: supply.called, packs: supply.packs })}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
