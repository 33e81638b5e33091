import { Button } from 'antd';
import { type ReactNode } from 'react';
import { Empty } from '../app/states.js';
import { momentOf } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import type { MissingRoom } from './rooms.graph.js';
import type { MissingNow } from './use-missing-rooms.js';

const channels: Record<NonNullable<MissingRoom['nextChannel']>, TextKey> = {
  call: 'channel.call',
  message: 'channel.message',
  phone: 'channel.phone',
  door: 'channel.door',
};

/** What comes next for a room: a channel, and from when on. */
function Next({ room }: { room: MissingRoom }): ReactNode {
  const speech = useSpeech();
  if (!room.nextChannel) return null;
  const later = room.nextAt !== null && Date.parse(room.nextAt) > Date.now();
  return (
    <span className="small">
      {speech.t(channels[room.nextChannel])}
      {later && room.nextAt && ` · ${momentOf(speech, room.nextAt)}`}
    </span>
  );
}

/** Every room that is missing, house by house. Whoever may not go to the door reads it only. */
export function MissingList({ missing, pick }: { missing: MissingNow; pick?: ((room: MissingRoom) => void) | undefined }): ReactNode {
  const { t } = useSpeech();
  if (missing.total === 0) return <Empty title={`✓ ${t('board.noMissing')}`}>{t('rooms.allDone')}</Empty>;
  return (
    <section className="card missing-rooms no-print">
      <h2>{t('board.missing', { count: missing.total })}</h2>
      <ul>
        {missing.rooms.map((room) => (
          <li key={room.id}>
            {pick ? (
              <button type="button" className="quiet line" onClick={() => pick(room)}>
                {room.roomName}
              </button>
            ) : (
              <span>{room.roomName}</span>
            )}
            {room.personsKnown !== undefined && <span className="small">{t('rooms.people', { count: room.personsKnown })}</span>}
            <Next room={room} />
          </li>
        ))}
      </ul>
      {missing.more && <Button onClick={missing.more}>{t('rooms.more', { count: missing.total - missing.rooms.length })}</Button>}
    </section>
  );
}
