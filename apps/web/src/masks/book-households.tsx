import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type FoundHousehold, HouseholdFinder } from '../household/household-finder.js';
import { useSpeech } from '../language/language.js';
import { BookForHousehold, KeyPaperBookings } from './masks.change.graph.js';
import type { Round } from './masks.graph.js';

interface Row extends FoundHousehold {
  /** Made before it is sent, the same when it is sent again. */
  requestId: string;
  told?: string;
  refused?: boolean;
}

/** On the phone or at the desk: booked at once, and the number is read out. */
function useBooking(round: Round, again: () => void) {
  const { t } = useSpeech();
  const [book, { error, loading }] = useMutation(BookForHousehold);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const add = async ({ id, said }: FoundHousehold): Promise<void> => {
    const requestId = crypto.randomUUID();
    const { data } = await book({ variables: { input: { requestId, roundId: round.id, householdId: id } } });
    const booked = data?.bookReservation;
    if (!booked) return;
    const { number } = booked.reservation;
    const told = number === null ? t('mask.inDraw') : t('mask.number', { number });
    setRows((now) => [{ id, said, requestId, told: booked.message ? `${told} · ${booked.message}` : told }, ...now]);
    again();
  };
  return { rows, error, loading, add: (household: FoundHousehold) => void add(household).catch(() => {}) };
}

/** From paper: collected first, then keyed together. A row that was refused says why and stays. */
function usePaper(round: Round, again: () => void) {
  const { t } = useSpeech();
  const [key, { error, loading }] = useMutation(KeyPaperBookings);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const waiting = rows.filter(({ told }) => told === undefined);
  const add = (household: FoundHousehold): void =>
    setRows((now) => (now.some(({ id }) => id === household.id) ? now : [...now, { ...household, requestId: crypto.randomUUID() }]));
  const send = async (): Promise<void> => {
    const sent = waiting.map(({ id: householdId, requestId }) => ({ householdId, requestId }));
    const { data } = await key({ variables: { roundId: round.id, rows: sent } });
    if (!data) return;
    const refused = new Map(data.keyPaperReservations.rejected.map(({ index, message }) => [sent[index]?.requestId, message]));
    const toldOf = (row: Row): Row => {
      const no = refused.get(row.requestId);
      return no === undefined ? { ...row, told: t('mask.keyed') } : { ...row, told: no, refused: true };
    };
    setRows((now) => now.map((row) => (row.told === undefined ? toldOf(row) : row)));
    again();
  };
  return { rows, waiting, error, loading, add, send: () => void send().catch(() => {}) };
}

function Rows({ rows }: { rows: readonly Row[] }): ReactNode {
  const { t } = useSpeech();
  return (
    <ul aria-live="polite">
      {rows.map(({ requestId, said, told, refused }) => (
        <li key={requestId}>
          {said}{' '}
          <span className={`state ${told === undefined ? 'waiting' : refused ? 'stop' : 'go'}`}>
            {told === undefined ? `… ${t('mask.notKeyed')}` : `${refused ? '✕' : '✓'} ${told}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A household that calls, comes, or has filled a paper form stands in the same queue as one with a phone. */
export function BookHouseholds({ round, again }: { round: Round; again: () => void }): ReactNode {
  const { t } = useSpeech();
  const [onPaper, setOnPaper] = useState(false);
  const desk = useBooking(round, again);
  const paper = usePaper(round, again);
  const error = desk.error ?? paper.error;
  return (
    <section className="card book no-print">
      <h2>{t('mask.book')}</h2>
      <div className="filters" role="group" aria-label={t('mask.book')}>
        {[false, true].map((paperly) => (
          <button
            key={String(paperly)}
            type="button"
            className="filter"
            aria-pressed={onPaper === paperly}
            onClick={() => setOnPaper(paperly)}
          >
            {t(paperly ? 'mask.fromPaper' : 'mask.atDesk')}
          </button>
        ))}
      </div>
      <HouseholdFinder within={round.areaCode} pick={onPaper ? paper.add : desk.add} />
      <Rows rows={onPaper ? paper.rows : desk.rows} />
      {onPaper && (
        <Button type="primary" disabled={paper.waiting.length === 0} loading={paper.loading} onClick={paper.send}>
          {t('mask.keyAll', { count: paper.waiting.length })}
        </Button>
      )}
      {error && (
        <p role="alert" className="state stop">
          ✕ {error.message}
        </p>
      )}
    </section>
  );
}
