import type { ReactNode } from 'react';
import { useCounts } from '../figures/count.js';
import { useSpeech } from '../language/language.js';
import { serviceNames, stateSigns } from './operator-words.js';
import type { ServiceNow } from './services.js';

/** Beyond these somebody should look. */
const [muchLag, oldSeconds] = [1_000, 60];

function Line({ title, late, children }: { title: string; late: boolean; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{title}</dt>
      <dd className={late ? 'state ask' : ''}>{children}</dd>
    </div>
  );
}

/** One service: whether it answers, and how its facts come and go. */
export function ServiceCard({ service: { name, state, reasons, standing } }: { service: ServiceNow }): ReactNode {
  const { t } = useSpeech();
  const counted = useCounts();
  const { text, sign, state: colour } = stateSigns[state];
  const known = serviceNames[name];
  return (
    <li className={`card service ${state}`} data-service={name}>
      <h3>{known ? t(known) : name}</h3>
      <p className={`state ${colour}`}>
        <span aria-hidden="true">{sign}</span> {t(text)}
      </p>
      {Object.entries(reasons).map(([part, reason]) => (
        <p key={part} className="small">
          {part}: {reason}
        </p>
      ))}
      {standing && (
        <dl>
          {standing.lag !== undefined && (
            <Line title={t('operator.lag')} late={(standing.lag ?? muchLag) >= muchLag}>
              {standing.lag === null ? t('operator.unknown') : counted(standing.lag)}
            </Line>
          )}
          <Line title={t('operator.outbox')} late={standing.outbox.oldestSeconds >= oldSeconds}>
            {standing.outbox.rows === 0 ? '–' : t('operator.seconds', { count: counted(Math.round(standing.outbox.oldestSeconds)) })}
          </Line>
          <Line title={t('operator.parked')} late={standing.parked.total > 0}>
            {counted(standing.parked.total)}
          </Line>
        </dl>
      )}
    </li>
  );
}
