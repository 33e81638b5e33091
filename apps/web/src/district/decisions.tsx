import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { addressOf, type ScreenAddress } from '../app/place.js';
import type { ScreenName } from '../app/screens.js';
import { useCounts } from '../figures/count.js';
import { type TextKey, useSpeech } from '../language/language.js';
import { nameIn } from '../language/name-in.js';
import { type Decision, decisionsIn } from './board.rules.js';
import type { BoardChild } from './district.graph.js';

const kinds: Record<Decision['kind'], { text: TextKey; sign: string; state: string; leads: ScreenAddress }> = {
  fever: { text: 'board.decideFever', sign: '▲', state: 'stop', leads: ['observation', { only: 'fever' }] },
  missed: { text: 'board.decideMissed', sign: '✕', state: 'stop', leads: ['observation', { only: 'missed' }] },
  help: { text: 'board.decideHelp', sign: '!', state: 'ask', leads: ['today', {}] },
  missing: { text: 'board.decideMissing', sign: '✕', state: 'stop', leads: ['rooms', {}] },
};

export function Decisions({
  children: areas,
  mayOpen,
}: {
  children: readonly BoardChild[];
  mayOpen: (screen: ScreenName) => boolean;
}): ReactNode {
  const { t, language } = useSpeech();
  const counted = useCounts();
  const decisions = decisionsIn(areas);
  return (
    <section className="card decisions">
      <h2>{t('board.decisions')}</h2>
      {decisions.length === 0 && <p>{t('board.noDecisions')}</p>}
      <ul>
        {decisions.map(({ kind, area, count }) => {
          const { text, sign, state, leads } = kinds[kind];
          const to: ScreenAddress = mayOpen(leads[0]) ? leads : ['board', {}];
          return (
            <li key={kind + area.code}>
              <Link href={addressOf(area.code, ...to)}>
                <span className={`state ${state}`}>{sign}</span>
                <span>
                  <b>{nameIn(area.name, language)}</b>
                  <br />
                  {t(text, { count: counted(count) })}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
