import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCounts } from '../figures/count.js';
import { momentOf } from '../language/dates.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { reasonWords, serviceNames, whyWords } from './operator-words.js';
import type { HeldUp } from './services.js';
import { useHeldUp } from './use-held-up.js';

interface Row {
  service: string;
  event: HeldUp;
  /** Something has changed: the list is asked again, and this is said above it. */
  changed: (said: string) => void;
}

function About({ service, event }: Pick<Row, 'service' | 'event'>): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const counted = useCounts();
  const [name, reason] = [serviceNames[service], reasonWords[event.reason]];
  return (
    <div>
      <h3>{event.type ?? t('operator.noEvent')}</h3>
      <p>
        <span className="state stop">✕ {reason ? t(reason) : event.reason}</span>
        {event.error && <code className="small"> {event.error}</code>}
      </p>
      <p className="small">
        {name ? t(name) : service} · {event.topic}
        {event.key && (
          <>
            {' '}
            · <code>{event.key}</code> · {t('operator.version', { number: event.sequence })}
          </>
        )}
      </p>
      <p className="small">
        {t('operator.since', { time: momentOf(speech, event.since) })}
        {event.followers > 0 && ` · ${t('operator.followers', { count: counted(event.followers) })}`}
        {event.replays > 0 && ` · ${t('operator.tries', { count: counted(event.replays) })}`}
      </p>
    </div>
  );
}

/** A parked event: why it waits, whom it holds up, and what can be done. It is tried before it is done. */
export function HeldUpRow({ service, event, changed }: Row): ReactNode {
  const { t } = useSpeech();
  const { tried, why, choose, busy, said, attempt, putAside } = useHeldUp(service, event, changed);
  const mayReplay = event.key !== null;
  const maySetAside = event.reason !== 'GAP' && event.reason !== 'BEHIND';
  return (
    <li className="card held-up" data-event={event.eventId}>
      <About service={service} event={event} />
      <div className="buttons">
        {mayReplay && (
          <Button disabled={busy} onClick={() => void attempt(true)}>
            {t('operator.try')}
          </Button>
        )}
        {tried && tried.went > 0 && (
          <Button type="primary" disabled={busy} onClick={() => void attempt(false)}>
            {t('operator.replay')}
          </Button>
        )}
        {maySetAside && (
          <select
            className="plain-select"
            aria-label={t('operator.setAside')}
            value={why ?? ''}
            onChange={({ target }) => choose(target.value)}
          >
            <option value="">{t('operator.setAside')}</option>
            {Object.entries<TextKey>(whyWords).map(([reason, key]) => (
              <option key={reason} value={reason}>
                {t(key)}
              </option>
            ))}
          </select>
        )}
        {why && (
          <Button danger disabled={busy} onClick={() => void putAside(why)}>
            {t('operator.setAsideNow')}
          </Button>
        )}
      </div>
      <p role="status" className="said">
        {said}
      </p>
    </li>
  );
}
