import type { ReactNode } from 'react';
import { Count } from '../figures/count.js';
import { languageNames, languageTags, type TextKey, useSpeech } from '../language/language.js';
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

/** Whom a notice reached in which language; nothing where all read the same one. */
function ReachByLanguage({ reach: { byLanguage } }: { reach: Reached }): ReactNode {
  const { t } = useSpeech();
  if (byLanguage.length < 2) return null;
  return (
    <table className="counts">
      <thead>
        <tr>
          <th scope="col">{t('board.language')}</th>
          {steps.map(({ key, title }) => (
            <th key={key} scope="col">
              {t(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byLanguage.map((spoken) => (
          <tr key={spoken.language}>
            <th scope="row" lang={languageTags[spoken.language]}>
              {languageNames[spoken.language]}
            </th>
            {steps.map(({ key }) => (
              <td key={key}>
                <Count of={spoken[key]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
        <>
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
          <ReachByLanguage reach={reach} />
        </>
      )}
    </section>
  );
}
