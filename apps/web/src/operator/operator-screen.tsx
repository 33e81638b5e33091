import { type ReactNode, useState } from 'react';
import { Failed, Waiting } from '../app/states.js';
import { useCounts } from '../figures/count.js';
import { useTrouble } from '../graph/trouble.js';
import { timeOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { HeldUpRow } from './held-up-row.js';
import { ServiceCard } from './service-card.js';
import type { ServiceNow } from './services.js';
import { useServices } from './use-services.js';
import './operator.css';

function Summary({ services }: { services: readonly ServiceNow[] }): ReactNode {
  const { t } = useSpeech();
  const troubled = services.filter(({ state }) => state !== 'ready').length;
  return troubled === 0 ? (
    <p className="state go">✓ {t('operator.allReady', { count: services.length })}</p>
  ) : (
    <p className="state stop">✕ {t('operator.notReady', { count: troubled, all: services.length })}</p>
  );
}

function Parked({ services, changed }: { services: readonly ServiceNow[]; changed: (said: string) => void }): ReactNode {
  const { t } = useSpeech();
  const counted = useCounts();
  const held = services.flatMap(({ name, standing }) => (standing?.parked.heads ?? []).map((event) => ({ service: name, event })));
  const total = services.reduce((sum, { standing }) => sum + (standing?.parked.total ?? 0), 0);
  return (
    <section className="parked">
      <h2>{t('operator.heldUp')}</h2>
      {total === 0 && <p className="state go">✓ {t('operator.nothingParked')}</p>}
      <ul>
        {held.map(({ service, event }) => (
          <HeldUpRow key={service + event.eventId} service={service} event={event} changed={changed} />
        ))}
      </ul>
      {total > held.length && <p>{t('operator.more', { count: counted(total - held.length) })}</p>}
    </section>
  );
}

/** Does everything run, does anything pile up, what waits for a person: asked again every few seconds. */
export default function OperatorScreen(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { services, asOf, error, again } = useServices();
  const { noAnswer } = useTrouble();
  const [said, say] = useState('');
  if (!services) return error ? <Failed error={error} again={() => void again()} /> : <Waiting rows={10} />;
  const changed = (sentence: string): void => {
    say(sentence);
    void again();
  };
  return (
    <>
      <div className="area-head">
        <h1>{t('operator.title')}</h1>
        {asOf && <span className="as-of">{t('figure.asOf', { time: timeOf(speech, asOf) })}</span>}
        <span className={noAnswer || error ? 'live' : 'live on'}>
          <span aria-hidden="true">●</span> {t(noAnswer || error ? 'figure.notLive' : 'figure.live')}
        </span>
      </div>
      <Summary services={services} />
      <ul className="services">
        {services.map((service) => (
          <ServiceCard key={service.name} service={service} />
        ))}
      </ul>
      <p role="status" className="said">
        {said}
      </p>
      <Parked services={services} changed={changed} />
    </>
  );
}
