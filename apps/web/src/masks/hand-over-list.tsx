import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { type Reservation, Reservations, type Round } from './masks.graph.js';
import { PrintedList } from './printed-list.js';
import { reservationStates } from './round-words.js';

const states = Object.keys(reservationStates) as Reservation['state'][];
const pageOf = 200;

/** All pages, for paper. */
function useAllCalled(round: Round): () => Promise<Reservation[]> {
  const graph = useApolloClient();
  return async () => {
    const all: Reservation[] = [];
    for (let after: string | null = null; ; after = all.at(-1)?.id ?? null) {
      const variables: { roundId: string; state: 'called'; after: string | null } = { roundId: round.id, state: 'called', after };
      const { data } = await graph.query({ query: Reservations, variables, fetchPolicy: 'no-cache' });
      const page = data?.reservations ?? [];
      all.push(...page);
      if (page.length < pageOf) return all;
    }
  };
}

function ReservationRow({ reservation }: { reservation: Reservation }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { number, placeName, state, pharmacy, collectFrom, noShows } = reservation;
  return (
    <tr>
      <td className="number">{number ?? '…'}</td>
      <td>{placeName}</td>
      <td>{t(reservationStates[state])}</td>
      <td>
        {pharmacy?.name} {collectFrom && <span className="small">{momentOf(speech, collectFrom)}</span>}
        {noShows > 0 && <span className="state ask"> ? {t('mask.noShows', { count: noShows })}</span>}
      </td>
    </tr>
  );
}

/** Who has booked, by their numbers; those who were called on paper, for whoever hands the packs out. */
export function HandOverList({ round }: { round: Round }): ReactNode {
  const { t } = useSpeech();
  const [state, choose] = useState<Reservation['state']>('called');
  const [printed, setPrinted] = useState<Reservation[]>();
  const all = useAllCalled(round);
  const variables = { roundId: round.id, state };
  const { data, error, refetch, fetchMore } = useQuery(Reservations, { variables, fetchPolicy: 'cache-and-network', pollInterval: 10_000 });
  const rows = data?.reservations;
  const more = (): void =>
    void fetchMore({
      variables: { after: rows?.at(-1)?.id ?? null },
      updateQuery: (before, { fetchMoreResult }) => ({ reservations: [...before.reservations, ...fetchMoreResult.reservations] }),
    });
  return (
    <section className="card">
      <h2 className="no-print">
        {t('mask.handOver')}
        <Button onClick={() => void all().then(setPrinted, () => {})}>{t('mask.printList')}</Button>
      </h2>
      <div className="filters no-print" role="group" aria-label={t('mask.handOver')}>
        {states.map((one) => (
          <button key={one} type="button" className="filter" aria-pressed={state === one} onClick={() => choose(one)}>
            {t(reservationStates[one])}
          </button>
        ))}
      </div>
      {!rows && (error ? <Failed error={error} again={() => void refetch()} /> : <Waiting rows={5} />)}
      {rows?.length === 0 && <p className="no-print">{t('mask.nobodyThere')}</p>}
      {rows && rows.length > 0 && (
        <div className="scroll-x no-print" tabIndex={0} role="region" aria-label={t('mask.handOver')}>
          <table>
            <thead>
              <tr>
                {(['mask.numberHead', 'mask.place', 'mask.stateHead', 'mask.where'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((reservation) => (
                <ReservationRow key={reservation.id} reservation={reservation} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows && rows.length > 0 && rows.length % pageOf === 0 && <Button onClick={more}>{t('observation.more')}</Button>}
      {printed && <PrintedList round={round} rows={printed} done={() => setPrinted(undefined)} />}
    </section>
  );
}
