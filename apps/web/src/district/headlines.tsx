import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { addressOf } from '../app/place.js';
import type { ScreenName } from '../app/screens.js';
import type { FigureName } from '../figures/ledger-facts.graph.js';
import { Count, useCounts } from '../figures/count.js';
import { FigureCard } from '../figures/figure-card.js';
import { useSilent } from '../graph/trouble.js';
import { shareOf } from '../language/dates.js';
import { useSpeech } from '../language/language.js';
import { coverageShown } from './board.rules.js';
import type { BoardArea } from './district.graph.js';

interface Headline {
  area: BoardArea;
  open: (figure: FigureName) => void;
  /** Whether this person finds that screen. */
  mayOpen: (screen: ScreenName) => boolean;
}

function CoverageCard({ area, open }: Pick<Headline, 'area' | 'open'>): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const shown = coverageShown(area);
  const counted = useCounts();
  const silent = useSilent('coverage');
  if (!shown) return <FigureCard title={t('board.coverage')} big="–" of={t(silent ? 'figure.unknown' : 'board.noCampaign')} />;
  const { rooms, ended, missing, asOf, summedOf } = shown;
  const known = rooms !== null && ended !== null;
  const campaignAt = area.coverage ? area : area.children.find((child) => child.coverage);
  return (
    <FigureCard
      title={t('board.coverage')}
      big={known ? shareOf(speech, ended, rooms) : <Count of={ended} />}
      share={known && rooms > 0 ? ended / rooms : undefined}
      of={`${t('board.coverageOf', { ended: counted(ended), rooms: counted(rooms) })}${summedOf > 1 ? ` · ${t('board.sumOf', { count: summedOf })}` : ''}`}
      asOf={asOf}
      onEvents={() => open('coverage')}
    >
      {missing === 0 ? (
        <span className="state go">✓ {t('board.noMissing')}</span>
      ) : (
        <Link className="state stop" href={addressOf(campaignAt?.code ?? area.code, 'rooms')}>
          ✕ {t('board.missing', { count: counted(missing) })} →
        </Link>
      )}
    </FigureCard>
  );
}

function MasksCard({ area: { masks }, open }: Pick<Headline, 'area' | 'open'>): ReactNode {
  const { t } = useSpeech();
  const counted = useCounts();
  const silent = useSilent('masks');
  if (!masks) return <FigureCard title={t('board.masks')} big="–" of={t(silent ? 'figure.unknown' : 'board.noRound')} />;
  const packs = masks.booked === null ? undefined : masks.booked + masks.remaining;
  return (
    <FigureCard
      title={t('board.masks')}
      big={<Count of={masks.booked} />}
      unit={t('board.booked')}
      share={packs ? (masks.booked ?? 0) / packs : undefined}
      of={`${t('board.remaining', { count: counted(masks.remaining) })} · ${t('board.collected', { count: counted(masks.collected) })}`}
      asOf={masks.asOf}
      onEvents={() => open('masks')}
    />
  );
}

function ObservationCard({ area, open, mayOpen }: Headline): ReactNode {
  const { t } = useSpeech();
  const counted = useCounts();
  const { observation, code } = area;
  if (!observation) return <FigureCard title={t('board.observation')} big={<Count of={undefined} />} />;
  const { active, due, late, missed, fever, asOf } = observation;
  const troubles = [
    { key: 'board.fever', count: fever, sign: '▲', state: 'stop', filter: 'fever' },
    { key: 'board.missed', count: missed, sign: '✕', state: 'stop', filter: 'missed' },
    { key: 'board.late', count: late, sign: '!', state: 'ask', filter: 'late' },
  ] as const;
  const there = troubles.filter(({ count }) => count !== 0);
  return (
    <FigureCard
      title={t('board.observation')}
      big={<Count of={active} />}
      unit={t('board.observed')}
      of={due === 0 ? undefined : <span className="state waiting">… {t('board.due', { count: counted(due) })}</span>}
      asOf={asOf}
      onEvents={() => open('observation')}
    >
      {there.length === 0 && <span className="state go">✓ {t('board.allReported')}</span>}
      {there.map(({ key, count, sign, state, filter }) => {
        const said = `${sign} ${t(key, { count: counted(count) })}`;
        return mayOpen('observation') ? (
          <Link key={key} className={`state ${state}`} href={addressOf(code, 'observation', { only: filter })}>
            {said} →
          </Link>
        ) : (
          <span key={key} className={`state ${state}`}>
            {said}
          </span>
        );
      })}
    </FigureCard>
  );
}

/** The three figures that a leader asks for first. */
export const Headlines = ({ area, open, mayOpen }: Headline): ReactNode => (
  <div className="headlines">
    <CoverageCard area={area} open={open} />
    <MasksCard area={area} open={open} />
    <ObservationCard area={area} open={open} mayOpen={mayOpen} />
  </div>
);
