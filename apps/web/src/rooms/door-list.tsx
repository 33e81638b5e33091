import { type ReactNode, useEffect, useState } from 'react';
import { momentOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import type { MissingRoom } from './rooms.graph.js';

interface Printed {
  rooms: MissingRoom[];
  /** Of the area, on the head of the sheet. */
  name: string;
  done: () => void;
}

/** What one carries up the stairs: every missing room in the order of the doors, with space to write. Printed, never shown. */
function DoorList({ rooms, name, done }: Printed): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  useEffect(() => {
    addEventListener('afterprint', done, { once: true });
    print();
    return () => removeEventListener('afterprint', done);
  }, [done]);
  return (
    <div className="print-only door-list">
      <h1>{t('rooms.doorList', { area: name })}</h1>
      <p>
        {momentOf(speech, new Date().toISOString())} · {t('board.missing', { count: rooms.length })}
      </p>
      <table>
        <thead>
          <tr>
            {(['rooms.room', 'rooms.known', 'rooms.spoke', 'rooms.notHome', 'rooms.note'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rooms.map(({ id, roomName, personsKnown }) => (
            <tr key={id}>
              <td>{roomName}</td>
              <td>{personsKnown}</td>
              <td>☐</td>
              <td>☐</td>
              <td className="write" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Loads everything first, then opens the print dialogue of the browser. */
export function useDoorList(load: () => Promise<MissingRoom[]>, name: string): [printed: ReactNode, print: () => void] {
  const [rooms, setRooms] = useState<MissingRoom[]>();
  const [done] = useState(() => () => setRooms(undefined));
  return [rooms && <DoorList rooms={rooms} name={name} done={done} />, () => void load().then(setRooms)];
}
