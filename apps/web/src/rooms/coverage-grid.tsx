import { type KeyboardEvent, memo, type ReactNode } from 'react';
import { useSpeech } from '../language/language.js';
import { missingIn, numberOf, roomStates, shownOf, staircasesOf } from './grid.rules.js';
import { roomSigns } from './room-signs.js';
import type { Grid, GridBuilding, GridRoom } from './rooms.graph.js';

type Pick = (room: GridRoom) => void;

const Square = memo(({ room, pick }: { room: GridRoom; pick: Pick }): ReactNode => {
  const { t } = useSpeech();
  const shown = shownOf(room);
  const { sign, word } = roomSigns[shown];
  const said = t('room.said', { room: numberOf(room), state: t(word), count: room.personsKnown });
  return (
    <td>
      <button type="button" className={`room ${shown}`} title={said} aria-label={said} onClick={() => pick(room)}>
        {numberOf(room)}
        <span aria-hidden="true">{sign}</span>
      </button>
    </td>
  );
});

const Building = memo(({ building, pick, onlyMissing }: { building: GridBuilding; pick: Pick; onlyMissing: boolean }): ReactNode => {
  const { t } = useSpeech();
  const missing = missingIn(building);
  const tallest = Math.max(...staircasesOf(building).map(({ floors }) => floors.length));
  return (
    <section
      className={onlyMissing ? 'building only-missing' : 'building'}
      style={{ containIntrinsicSize: `auto 320px auto ${tallest * 44 + 70}px` }}
    >
      <h3>
        {building.name}
        <span className={missing === 0 ? 'state go' : 'state stop'}>
          {missing === 0 ? `✓ ${t('board.noMissing')}` : `✕ ${t('board.missing', { count: missing })}`}
        </span>
      </h3>
      <div className="staircases">
        {staircasesOf(building).map(({ unit, floors }) => (
          <table key={unit}>
            {unit && <caption>{unit}</caption>}
            <tbody>
              {floors.map(({ floor, rooms }) => (
                <tr key={floor}>
                  {rooms.map((room) => (
                    <Square key={room.code} room={room} pick={pick} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
});

/** Arrows walk through the rooms: along a floor, and up and down a staircase. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const cell = (event.target as HTMLElement).closest('td');
  const row = cell?.closest('tr');
  if (!cell || !row || !event.key.startsWith('Arrow')) return;
  const next = {
    ArrowLeft: cell.previousElementSibling,
    ArrowRight: cell.nextElementSibling,
    ArrowUp: row.previousElementSibling?.children[cell.cellIndex],
    ArrowDown: row.nextElementSibling?.children[cell.cellIndex],
  }[event.key];
  event.preventDefault();
  next?.querySelector('button')?.focus();
}

/**
 * Every room of a committee as a square in its house. A house that is not on the screen is not drawn by the browser
 * (content-visibility), so that thousands of squares scroll like a few.
 */
export function CoverageGrid({ grid, pick, onlyMissing }: { grid: Grid; pick: Pick; onlyMissing: boolean }): ReactNode {
  const { t } = useSpeech();
  const shown = onlyMissing ? grid.filter((building) => missingIn(building) > 0) : grid;
  return (
    <>
      <ul className="legend no-print" aria-label={t('room.legend')}>
        {roomStates.map((state) => (
          <li key={state}>
            <span className={`room ${state}`} aria-hidden="true">
              {roomSigns[state].sign}
            </span>
            {t(roomSigns[state].word)}
          </li>
        ))}
      </ul>
      <div className="buildings no-print" onKeyDown={walk}>
        {shown.map((building) => (
          <Building key={building.building.code} building={building} pick={pick} onlyMissing={onlyMissing} />
        ))}
      </div>
    </>
  );
}
