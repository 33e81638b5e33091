import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import { addressOf } from '../app/place.js';
import { Count } from '../figures/count.js';
import { SaveButtons } from '../figures/save-buttons.js';
import { type Column, SortedTable } from '../figures/sorted-table.js';
import { shareOf } from '../language/dates.js';
import { type Speech, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import type { BoardChild } from './district.graph.js';

const counted = (key: string, title: string, value: (child: BoardChild) => number | null | undefined): Column<BoardChild> => ({
  ...{ key, title, value, number: true },
  shown: (child) => <Count of={value(child)} />,
});

/** Rounded as it is shown, so that a file says the same as the screen. */
const share = ({ coverage }: BoardChild): number | null =>
  coverage?.rooms && coverage.ended !== null ? Math.floor((coverage.ended / coverage.rooms) * 1_000) / 1_000 : null;

function columnsOf(speech: Speech): Column<BoardChild>[] {
  const { t, language } = speech;
  return [
    {
      key: 'area',
      title: t('board.area'),
      value: ({ name }) => nameIn(name, language),
      shown: ({ code, name }) => <Link href={addressOf(code, 'board')}>{nameIn(name, language)}</Link>,
    },
    counted('rooms', t('board.rooms'), ({ population }) => population?.rooms),
    counted('residents', t('board.residents'), ({ population }) => population?.residents),
    {
      key: 'share',
      title: t('board.share'),
      value: share,
      number: true,
      shown: (child) => (share(child) === null ? '–' : shareOf(speech, share(child) ?? 0, 1)),
    },
    {
      ...counted('missing', t('board.missingRooms'), ({ coverage }) => coverage?.missing),
      shown: ({ code, coverage }) =>
        coverage?.missing === 0 ? (
          '0'
        ) : (
          <Link href={addressOf(code, 'rooms')}>{<Count of={coverage ? coverage.missing : undefined} />}</Link>
        ),
    },
    counted('active', t('board.active'), ({ observation }) => (observation ? observation.active : undefined)),
    counted('missed', t('board.missedReports'), ({ observation }) => (observation ? observation.missed : undefined)),
    counted('fever', t('board.feverPeople'), ({ observation }) => (observation ? observation.fever : undefined)),
    counted('help', t('board.helpLate'), ({ help }) => (help ? help.late : undefined)),
    {
      ...counted('masks', t('board.masksBooked'), ({ masks }) => masks?.booked),
      shown: ({ masks }) => (masks ? <Count of={masks.booked} /> : '–'),
    },
  ];
}

interface Table {
  children: readonly BoardChild[];
  name: string;
  /** Areas that have no roster yet, and no line. */
  left: number;
}

/** All figures of all areas below, worst first: sorted by its head, saved as a file. */
export function AreasTable({ children, name, left }: Table): ReactNode {
  const speech = useSpeech();
  const columns = useMemo(() => columnsOf(speech), [speech]);
  const title = speech.t('board.table');
  return (
    <section className="card table-card" id="areas">
      <h2>
        {title}
        <SaveButtons name={`${name} ${title}`} columns={columns} rows={children} />
      </h2>
      <SortedTable caption={title} columns={columns} rows={children} idOf={({ code }) => code} sortedBy={{ key: 'missing', down: true }} />
      {left > 0 && <p className="small">{speech.t('board.withoutRoster', { count: left })}</p>}
    </section>
  );
}
