import type { ReactNode } from 'react';
import { Count } from '../figures/count.js';
import { type TextKey, useSpeech } from '../language/language.js';
import type { BoardArea } from './district.graph.js';

type Reached = NonNullable<BoardArea['reach']>;

const steps: { key: 'targeted' | 'delivered' | 'read' | 'acknowledged'; title: TextKey }[] = [
  { key: 'targeted', title: 'board.reachTargeted' },
  { key: 'delivered', title: 'board.reachDelivered' },
  { key: 'read', title: 'board.reachRead' },
  { key: 'acknowledged', title: 'board.reachAcknowledged' },
];

const widthOf = (reach: Reached, key: (typeof steps)[number]['key']): string =>
  `${((reach[key] ?? 0) / Math.max(1, reach.targeted ?? 1)) * 100}%`;

/** How many notices reached, step by step: who was to be told, who got it, who read it, who said so. */
export function Reach({ reach, onEvents }: { reach: BoardArea['reach']; onEvents: () => void }): ReactNode {
  const { t } = useSpeech();
  return (
    <section className="card">
      <h2>
        {t('board.reach')}
        <button type="button" className="quiet no-print" onClick={onEvents}>
          {t('figure.events')}
        </button>
      </h2>
      {!reach?.targeted ? (
        <p className="small">{t('board.reachNone')}</p>
      ) : (
        <dl className="steps">
          {steps.map(({ key, title }) => (
            <div key={key}>
              <dt>{t(title)}</dt>
              <dd>
                <span className="bar" aria-hidden="true">
                  <span style={{ width: widthOf(reach, key) }} />
                </span>
                <Count of={reach[key]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
